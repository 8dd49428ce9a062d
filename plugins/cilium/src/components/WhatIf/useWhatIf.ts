import { useCallback, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { WhatIfAnswer, WhatIfBody } from '@socle/plugin-cilium-common';
import { ciliumApiRef } from '../../api';
import { useEntityName } from '../../hooks/useNetwork';

/** How far a trial is. */
export type TrialState =
  | { status: 'idle' }
  | { status: 'pending' }
  | { status: 'ready'; answer: WhatIfAnswer }
  | { status: 'failed'; error: Error; retry: () => void };

/** Tries a change of policies on the flows that were seen; the last one that was asked for counts. */
export function useWhatIf(): {
  state: TrialState;
  tryIt: (body: WhatIfBody) => void;
} {
  const api = useApi(ciliumApiRef);
  const entity = useEntityName();
  const [{ state }, setTrial] = useState<{
    id: object;
    state: TrialState;
  }>({ id: {}, state: { status: 'idle' } });
  const tryIt = useCallback(
    (body: WhatIfBody) => {
      const id = {};
      const settle = (next: TrialState) =>
        setTrial(known => (known.id === id ? { id, state: next } : known));
      setTrial({ id, state: { status: 'pending' } });
      api.whatIf(entity, body).then(
        answer => settle({ status: 'ready', answer }),
        cause =>
          settle({
            status: 'failed',
            error: toError(cause),
            retry: () => tryIt(body),
          }),
      );
    },
    [api, entity],
  );
  return { state, tryIt };
}
