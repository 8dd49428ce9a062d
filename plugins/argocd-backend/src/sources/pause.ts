/** Waits that long, or until the signal ends it. */
export async function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) {
    return;
  }
  const listening = new AbortController();
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds).unref();
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { signal: listening.signal });
  });
  listening.abort();
}
