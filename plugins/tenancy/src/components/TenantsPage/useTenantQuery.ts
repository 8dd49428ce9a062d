import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseTenantQuery, printTenantQuery, TenantQuery } from './tenantQuery';

/** Browsers refuse addresses that change too often: what is typed goes there when the typing pauses. */
const PAUSE = 250;

/**
 * The query that the address holds, and how to change it. Whoever goes back, or opens the address, sees the same; any change
 * but one of the page begins at the first page.
 */
export function useTenantQuery(): [
  TenantQuery,
  (change: Partial<TenantQuery>) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const [query, setQuery] = useState(() => parseTenantQuery(parameters));
  const written = useRef(address);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    if (address !== written.current) {
      written.current = address;
      setQuery(parseTenantQuery(new URLSearchParams(address)));
    }
  }, [address]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback(
    (part: Partial<TenantQuery>) => {
      const next = { ...query, page: 1, ...part };
      setQuery(next);
      const write = () => {
        const printed = printTenantQuery(next);
        written.current = printed.toString();
        setParameters(printed, { replace: true });
      };
      clearTimeout(timer.current);
      const isTyping = Object.keys(part).join() === 'search';
      if (isTyping) {
        timer.current = setTimeout(write, PAUSE);
      } else {
        write();
      }
    },
    [query, setParameters],
  );
  return [query, change];
}
