/**
 * What comes of work within that time, in milliseconds; what there is `otherwise` by then where it is slower. The work goes
 * on. Throws what the work throws in time.
 *
 * @public
 */
export async function withinPatience<T>(
  work: Promise<T>,
  patienceMilliseconds: number,
  otherwise: () => T,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(otherwise()), patienceMilliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
