import { createHash } from 'node:crypto';

/**
 * git's name of a file's content: in SHA-1, or in SHA-256 where the repository's names have 64 digits.
 *
 * @public
 */
export function blobName(content: Buffer | string, length = 40): string {
  const bytes = Buffer.from(content);
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
