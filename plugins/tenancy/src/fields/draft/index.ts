export { fromDocument } from './fromDocument';
export { checkProposal, judgeDraft } from './judgeDraft';
export type { DraftVerdict, Proposal } from './judgeDraft';
export { groupOf, newConnection, newDraft, newEnvironment } from './newDraft';
export { sectionOf } from './sectionOf';
export { toDocument } from './toDocument';
export { sections } from './types';
export type {
  ConnectionDraft,
  EnvironmentDraft,
  HttpDraft,
  PeerKind,
  Section,
  TenantDraft,
} from './types';
export { nameOfTitle } from './words';
