import { useEffect, useState } from 'react';

/**
 * The present moment, in milliseconds since 1970, renewed every `interval` milliseconds while the page is drawn.
 *
 * @public
 */
export function useNow(interval: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
