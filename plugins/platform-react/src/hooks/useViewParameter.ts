import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/* Longer than any name of an object with its Application; nothing that is longer was written by these pages. */
const maximumLength = 1_000;

/**
 * A parameter of the address that holds what is looked at, and how to change it.
 *
 * @public
 */
export function useViewParameter(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [parameters, setParameters] = useSearchParams();
  const value = parameters.get(name)?.slice(0, maximumLength) || undefined;
  const change = useCallback(
    (next: string | undefined) =>
      setParameters(
        known => {
          const changed = new URLSearchParams(known);
          if (next === undefined) {
            changed.delete(name);
          } else {
            changed.set(name, next);
          }
          return changed;
        },
        { replace: true },
      ),
    [name, setParameters],
  );
  return [value, change];
}
