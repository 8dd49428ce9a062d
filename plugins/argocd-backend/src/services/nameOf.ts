import { createHash } from 'node:crypto';

/** A short name of what an answer says, whenever it was observed: equal answers have equal names. */
export function nameOf(data: unknown): string {
  const text = JSON.stringify(data, (key, value) =>
    key === 'observedAt' ? undefined : value,
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
