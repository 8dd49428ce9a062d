/**
 * Reads the body of an answer.
 *
 * @throws Error as soon as it has more bytes than the limit; the rest is not read.
 */
export async function readText(
  response: Response,
  limit: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) {
      throw new Error(`The answer has more than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
