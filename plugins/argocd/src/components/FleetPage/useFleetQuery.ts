import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FleetQuery, parseFleetQuery, printFleetQuery } from './fleetQuery';

/** Browsers refuse addresses that change too often: what is typed goes there when the typing pauses. */
const PAUSE = 250;

/** The query that the address holds, and how to change it. Whoever goes back, or opens the address, sees the same. */
export function useFleetQuery(): [
  FleetQuery,
  (change: Partial<FleetQuery>) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const [query, setQuery] = useState(() => parseFleetQuery(parameters));
  const written = useRef(address);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    if (address !== written.current) {
      written.current = address;
      setQuery(parseFleetQuery(new URLSearchParams(address)));
    }
  }, [address]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback(
    (part: Partial<FleetQuery>) => {
      const next = { ...query, ...part };
      setQuery(next);
      const write = () => {
        const printed = printFleetQuery(next);
        written.current = printed.toString();
        setParameters(printed, { replace: true });
      };
      clearTimeout(timer.current);
      if (Object.keys(part).join() === 'text') {
        timer.current = setTimeout(write, PAUSE);
      } else {
        write();
      }
    },
    [query, setParameters],
  );
  return [query, change];
}
