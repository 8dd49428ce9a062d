import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { AskQuery } from '@socle/plugin-cilium-common';

/* Longer than any name or path that is worth asking about. */
const maximumLength = 500;

const names = [
  'from',
  'to',
  'port',
  'protocol',
  'environment',
  'method',
  'path',
] as const;

/** The question that the address holds, where it holds one, and how to ask another. */
export function useQuestion(): [
  AskQuery | undefined,
  (question: AskQuery) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const text = JSON.stringify(
    names.map(name => parameters.get(name)?.slice(0, maximumLength) ?? ''),
  );
  const question = useMemo((): AskQuery | undefined => {
    const [from, to, port, protocol, environment, method, path] = JSON.parse(
      text,
    ) as string[];
    return from && to
      ? {
          from,
          to,
          ...(port && { port }),
          ...(protocol && { protocol }),
          ...(environment && { environment }),
          ...(method && { method }),
          ...(path && { path }),
        }
      : undefined;
  }, [text]);
  const ask = useCallback(
    (next: AskQuery) =>
      setParameters(known => {
        const changed = new URLSearchParams(known);
        for (const name of names) {
          const value = next[name];
          if (value) {
            changed.set(name, value);
          } else {
            changed.delete(name);
          }
        }
        return changed;
      }),
    [setParameters],
  );
  return [question, ask];
}
