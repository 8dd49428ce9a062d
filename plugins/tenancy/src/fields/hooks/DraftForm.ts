import { createContext, useContext } from 'react';
import { Finding, TenantOffer } from '@socle/plugin-tenancy-common';
import { DraftVerdict, TenantDraft } from '../draft';

/** What the parts of the form share. */
export interface DraftForm {
  draft: TenantDraft;
  change(change: (draft: TenantDraft) => TenantDraft): void;
  verdict: DraftVerdict;
  /** What stands against the draft, as far as is known. */
  findings: readonly Finding[];
  /** Unset where it cannot be read. */
  offer: TenantOffer | undefined;
  /** Whether people have been at a field, or have tried to go on: before, they are not told of what they did not do yet. */
  isTold(field: string): boolean;
  /** Notes that people have been at a field. */
  touch(field: string): void;
  /** Has screen readers say it. */
  announce(text: string): void;
}

const DraftFormContext = createContext<DraftForm | undefined>(undefined);

export const DraftFormProvider = DraftFormContext.Provider;

export function useDraftForm(): DraftForm {
  const form = useContext(DraftFormContext);
  if (!form) {
    throw new Error('There is no form for tenants around this');
  }
  return form;
}
