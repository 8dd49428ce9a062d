import { useCallback, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { Fetched } from '@socle/plugin-platform-react';
import {
  ProposalAnswer,
  ProposalBody,
  ProposalPreview,
  ProposalRefusal,
} from '@socle/plugin-cilium-common';
import { ciliumApiRef } from '../../api';
import { Question, useAnswer, useEntityName } from '../../hooks/useNetwork';

/** How far a proposal is. */
export type ProposeState =
  | { status: 'idle' }
  | { status: 'pending' }
  | {
      status: 'proposed';
      answer: Extract<ProposalAnswer, { accepted: true }>;
    }
  | { status: 'refused'; refusal: ProposalRefusal }
  | { status: 'failed'; error: Error };

/** What would let the connections of a group through, and its proposal as pull requests, once at a time. */
export function useProposal(group: string): {
  preview: Fetched<ProposalPreview>;
  state: ProposeState;
  propose: (body: ProposalBody) => Promise<void>;
} {
  const api = useApi(ciliumApiRef);
  const entity = useEntityName();
  const question = useCallback<Question<ProposalPreview>>(
    (asked, name, options) => asked.getProposal(name, group, options),
    [group],
  );
  const preview = useAnswer(question);
  const [state, setState] = useState<ProposeState>({ status: 'idle' });
  const propose = useCallback(
    async (body: ProposalBody) => {
      setState({ status: 'pending' });
      try {
        const answer = await api.propose(entity, group, body);
        setState(
          answer.accepted
            ? { status: 'proposed', answer }
            : { status: 'refused', refusal: answer.refusal },
        );
      } catch (error) {
        setState({ status: 'failed', error: toError(error) });
      }
    },
    [api, entity, group],
  );
  return { preview, state, propose };
}
