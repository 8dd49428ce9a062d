import { Reading, SharedReading } from '@socle/plugin-platform-node';

/** What a source says within that time, in milliseconds; what is known of it by then, if anything, where it is slower. */
export async function withinPatience<T>(
  source: SharedReading<T>,
  patienceMilliseconds: number,
  options?: { fresh?: boolean },
): Promise<Reading<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Reading<T>>(resolve => {
    timer = setTimeout(() => resolve({}), patienceMilliseconds);
  });
  try {
    return await Promise.race([source.get(options), late]);
  } finally {
    clearTimeout(timer);
  }
}
