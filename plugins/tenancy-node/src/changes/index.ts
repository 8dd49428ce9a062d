export { changesServiceRef } from './changesServiceRef';
export { ForgeChanges } from './ForgeChanges';
export type { ForgeChangesOptions } from './ForgeChanges';
export type {
  ChangeBase,
  ChangeRequest,
  ChangesService,
  Proposal,
  ProposedChange,
  RenderedChange,
} from './types';
