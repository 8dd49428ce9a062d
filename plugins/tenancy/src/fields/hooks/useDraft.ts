import {
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Profile } from '@socle/plugin-tenancy-common';
import {
  checkProposal,
  judgeDraft,
  Proposal,
  TenantDraft,
  toDocument,
} from '../draft';

/** The draft of the form, and what the browser says of it. */
export function useDraft(options: {
  start(): TenantDraft;
  profile: Profile | undefined;
  /** Told of the document after each change. */
  onChange(document: object): void;
}) {
  const { start, profile, onChange } = options;
  const [draft, setDraft] = useState(start);
  const verdict = useMemo(() => judgeDraft(draft, profile), [draft, profile]);
  // The files are there at once; what rules say of them comes when nobody types for a moment.
  const proposal = useDeferredValue(verdict.proposal);
  const checked = useMemo(
    () => (proposal && profile ? checkProposal(proposal, profile) : undefined),
    [proposal, profile],
  );
  const findings =
    verdict.proposal && checked !== undefined ? checked : verdict.findings;
  const current = useRef(draft);
  const change = useCallback(
    (next: (draft: TenantDraft) => TenantDraft) => {
      current.current = next(current.current);
      setDraft(current.current);
      onChange(toDocument(current.current).document);
    },
    [onChange],
  );
  const lastProposal = useRef<Proposal>();
  if (verdict.proposal?.outcome) {
    lastProposal.current = verdict.proposal;
  }
  return { draft, verdict, findings, change, earlier: lastProposal.current };
}
