import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { RefusalReason } from '@socle/plugin-cilium-common';
import { RefusalsQuery } from './selectRefusals';

export const reasons: readonly RefusalReason[] = [
  'notAllowed',
  'denied',
  'request',
  'authentication',
  'other',
];

/* Longer than any name; nothing that is longer was written by this page. */
const maximumLength = 200;

/** What narrows the list, as the address holds it; what is typed stays on the page, since browsers limit how often it changes. */
export function useRefusalsQuery(): [
  RefusalsQuery,
  (change: Partial<RefusalsQuery>) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const [text, setText] = useState(
    () => parameters.get('q')?.slice(0, maximumLength) ?? '',
  );
  const environment = parameters.get('environment') ?? undefined;
  const reason = reasons.find(one => one === parameters.get('reason'));
  const onlyNew = parameters.get('new') === 'true';
  const query = useMemo(
    () => ({ text, environment, reason, onlyNew }),
    [text, environment, reason, onlyNew],
  );
  const change = useCallback(
    (part: Partial<RefusalsQuery>) => {
      if (part.text !== undefined) {
        setText(part.text);
      }
      const next = { ...query, ...part };
      setParameters(
        known => {
          const changed = new URLSearchParams(known);
          const write = (name: string, value: string | undefined) =>
            value ? changed.set(name, value) : changed.delete(name);
          write('q', next.text);
          write('environment', next.environment);
          write('reason', next.reason);
          write('new', next.onlyNew ? 'true' : undefined);
          return changed;
        },
        { replace: true },
      );
    },
    [query, setParameters],
  );
  return [query, change];
}
