import { useEffect, useState } from 'react';

/** How often that time has gone by while somebody looked at the page; stands still where nothing is waited for. */
export function useTurns(options: {
  milliseconds: number;
  isWaiting?: boolean;
}): number {
  const { milliseconds, isWaiting = true } = options;
  const [turns, setTurns] = useState(0);
  useEffect(() => {
    if (!isWaiting) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        setTurns(count => count + 1);
      }
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, isWaiting]);
  return turns;
}
