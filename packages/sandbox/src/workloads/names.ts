import { createHash, randomInt } from 'node:crypto';

/** Kubernetes' alphabet for generated names: no vowels, no look-alikes (apimachinery util/rand). */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Five random characters, as `generateName` adds. */
export function randomSuffix(): string {
  return Array.from(
    { length: 5 },
    () => alphabet[randomInt(alphabet.length)],
  ).join('');
}

/** The same ten characters for the same value, in whatever order its fields come: what `pod-template-hash` is made of. */
export function hashOf(value: unknown): string {
  const digest = createHash('sha256').update(stableText(value)).digest();
  return Array.from(digest.subarray(0, 10), byte =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');
}

/** A digest as container registries write it, the same for the same value. */
export function digestOf(value: string): string {
  return `sha256:${createHash('sha256').update(value).digest('hex')}`;
}

function stableText(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(
            Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : part,
    ) ?? ''
  );
}
