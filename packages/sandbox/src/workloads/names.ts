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

/** The same ten characters for the same value: what `pod-template-hash` is made of. */
export function hashOf(value: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest();
  return Array.from(digest.subarray(0, 10), byte =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');
}

/** A digest as container registries write it, the same for the same value. */
export function digestOf(value: string): string {
  return `sha256:${createHash('sha256').update(value).digest('hex')}`;
}
