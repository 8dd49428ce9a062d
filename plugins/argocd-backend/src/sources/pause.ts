/** Waits that long, or until the signal ends it. */
export async function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) {
    return;
  }
  await new Promise<void>(resolve => {
    const over = () => {
      signal.removeEventListener('abort', over);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(over, milliseconds).unref();
    signal.addEventListener('abort', over);
  });
}
