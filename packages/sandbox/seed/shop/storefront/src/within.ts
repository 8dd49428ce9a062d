/** What the promise gives within the time, in milliseconds; the other value where it takes longer or fails. */
export async function within<T>(time: number, promise: Promise<T>, other: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(other), time);
  });
  try {
    return await Promise.race([promise, late]);
  } catch {
    return other;
  } finally {
    clearTimeout(timer);
  }
}
