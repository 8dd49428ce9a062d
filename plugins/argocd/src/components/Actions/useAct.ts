import { useCallback, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { ActionRefusal } from '@socle/plugin-argocd-common';
import { ActionRequest, ApplicationTarget, argocdApiRef } from '../../api';

/** How far an action is. */
export type ActState =
  | { status: 'idle' }
  | { status: 'pending' }
  | { status: 'accepted'; wasTried: boolean }
  | { status: 'refused'; refusal: ActionRefusal }
  | { status: 'failed'; error: Error };

/** Has Argo CD do something with an Application, once at a time. */
export function useAct(target: ApplicationTarget): {
  state: ActState;
  act: (request: ActionRequest) => Promise<void>;
  reset: () => void;
} {
  const api = useApi(argocdApiRef);
  const [state, setState] = useState<ActState>({ status: 'idle' });
  const act = useCallback(
    async (request: ActionRequest) => {
      setState({ status: 'pending' });
      try {
        const answer = await api.act(target, request);
        setState(
          answer.accepted
            ? {
                status: 'accepted',
                wasTried: Boolean(request.body?.dryRun),
              }
            : { status: 'refused', refusal: answer.refusal },
        );
      } catch (error) {
        setState({ status: 'failed', error: toError(error) });
      }
    },
    [api, target],
  );
  const reset = useCallback(() => setState({ status: 'idle' }), []);
  return { state, act, reset };
}
