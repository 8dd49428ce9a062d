/**
 * Reads the body of an answer.
 *
 * @throws Error as soon as it has more bytes than the limit; the rest is not read.
 */
export async function readText(
  response: Response,
  limit: number,
): Promise<string> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || !value) {
      return Buffer.concat(chunks).toString('utf8');
    }
    size += value.length;
    if (size > limit) {
      // Whoever sends without end may also take its time to stop: nobody waits for that.
      reader?.cancel().catch(() => undefined);
      throw new Error(`The answer has more than ${limit} bytes`);
    }
    chunks.push(value);
  }
}
