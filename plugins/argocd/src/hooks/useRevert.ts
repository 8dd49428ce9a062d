import { useCallback, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { ActionRefusal, RevertRequest } from '@socle/plugin-argocd-common';
import { ApplicationTarget, argocdApiRef, RevertLook } from '../api';
import { Fetched, useFetched } from './useFetched';

/** How far the pull request of a revert is. */
export type ProposeState =
  | { status: 'idle' }
  | { status: 'pending' }
  | { status: 'proposed'; request: RevertRequest; isNew: boolean }
  | { status: 'refused'; refusal: ActionRefusal }
  | { status: 'failed'; error: Error };

/** What bringing an Application back in Git would change, and how to propose it. */
export function useRevert(
  target: ApplicationTarget,
  id: number,
): { look: Fetched<RevertLook>; state: ProposeState; propose(): void } {
  const api = useApi(argocdApiRef);
  const [state, setState] = useState<ProposeState>({ status: 'idle' });
  const read = useCallback(
    (signal: AbortSignal) => api.getRevert(target, id, { signal }),
    [api, target, id],
  );
  const look = useFetched(read);
  const propose = useCallback(async () => {
    setState({ status: 'pending' });
    try {
      const answer = await api.proposeRevert(target, id);
      setState(
        answer.accepted
          ? {
              status: 'proposed',
              request: answer.request,
              isNew: answer.written.length > 0,
            }
          : { status: 'refused', refusal: answer.refusal },
      );
    } catch (error) {
      setState({ status: 'failed', error: toError(error) });
    }
  }, [api, target, id]);
  return { look, state, propose };
}
