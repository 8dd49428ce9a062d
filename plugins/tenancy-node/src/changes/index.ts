export { changesServiceRef } from './changesServiceRef';
export { ForgeChanges } from './ForgeChanges';
export type { ForgeChangesOptions } from './ForgeChanges';
export { readHistory } from './history';
export type { BranchHistory } from './history';
export type {
  ChangeBase,
  ChangeRequest,
  ChangesService,
  Proposal,
  ProposedChange,
  RenderedChange,
} from './types';
