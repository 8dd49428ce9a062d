import { equalJson } from '../objects';
import { Application, OperationState, RevisionHistory } from '../types';
import { timestamp } from './retry';

const defaultLimit = 10;

/** The history of an Application with the operation that has just succeeded. Source: Argo CD's `persistRevisionHistory`. */
export function historyWith(
  application: Application,
  state: OperationState,
  now: Date,
): RevisionHistory[] {
  const history = application.status?.history ?? [];
  const last = history[history.length - 1];
  const result = state.syncResult;
  const many = Boolean(result?.sources?.length);
  const limit = application.spec.revisionHistoryLimit ?? defaultLimit;
  const initiatedBy = state.operation.initiatedBy;
  const entry: RevisionHistory = {
    ...(many
      ? { revisions: result?.revisions, sources: result?.sources }
      : { revision: result?.revision, source: result?.source }),
    deployStartedAt: state.startedAt,
    deployedAt: timestamp(now),
    id: last ? last.id + 1 : 0,
    ...(initiatedBy && !equalJson(initiatedBy, {}) && { initiatedBy }),
  };
  return limit === 0 ? [] : [...history, entry].slice(-limit);
}
