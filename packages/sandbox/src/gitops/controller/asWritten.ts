import {
  ApplicationSource,
  ApplicationStatus,
  Operation,
  RevisionHistory,
} from '../types';

/**
 * A status as Argo CD's API types write it: Go leaves out empty lists and zeros, and writes structures that hold nothing. Of an
 * Application with many sources, its one source has an empty address.
 */
export function asWritten(status: ApplicationStatus): ApplicationStatus {
  const { resources, conditions, history, operationState, summary, sync } =
    status;
  // Until Argo CD writes an Application whole, which it does to begin a sync by itself, it only writes what it changed.
  const isWhole = status.sourceHydrator !== undefined;
  return {
    ...status,
    resources: filled(resources),
    conditions: filled(conditions),
    summary:
      isWhole || Object.keys(summary ?? {}).length > 0
        ? (summary ?? {})
        : undefined,
    ...(sync?.comparedTo && {
      sync: { ...sync, comparedTo: withSource(sync.comparedTo) },
    }),
    ...(history && { history: history.map(historyEntry) }),
    ...(operationState && {
      operationState: {
        ...operationState,
        operation: asBegun(operationState.operation),
        ...(operationState.syncResult && {
          syncResult: {
            ...withSource(operationState.syncResult),
            resources: filled(operationState.syncResult.resources),
          },
        }),
      },
    }),
  };
}

function asBegun(operation: Operation): Operation {
  const { sync, initiatedBy = {}, retry = {} } = operation;
  return {
    ...operation,
    ...(sync && { sync: { ...sync, syncOptions: filled(sync.syncOptions) } }),
    initiatedBy,
    retry: { ...retry, limit: retry.limit || undefined },
  };
}

function historyEntry(entry: RevisionHistory): RevisionHistory {
  return { ...withSource(entry), initiatedBy: entry.initiatedBy ?? {} };
}

function withSource<
  Value extends { source?: ApplicationSource; sources?: ApplicationSource[] },
>(value: Value): Value {
  return value.sources?.length && !value.source
    ? { ...value, source: { repoURL: '' } }
    : value;
}

function filled<Item>(list: Item[] | undefined): Item[] | undefined {
  return list?.length ? list : undefined;
}
