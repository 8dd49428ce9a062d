/**
 * Asks until the answer is the wanted one, and returns it. Real controllers take their time; nothing else tells that they
 * are done.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} isWanted
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function eventually(ask, isWanted, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `After ${seconds} s the answer is still ${JSON.stringify(answer)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
