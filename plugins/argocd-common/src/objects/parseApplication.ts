import {
  at,
  defined,
  flagAt,
  isRecord,
  momentAt,
  numberAt,
  recordsAt,
  textAt,
  textMapAt,
  textsAt,
  wordAt,
} from '../values/read';
import {
  Application,
  ApplicationSpec,
  ApplicationStatus,
  HistoryEntry,
} from './application';
import { parseOperation, revisionsOf } from './parseOperation';
import { parseReference } from './resource';
import { parseHydrator, parseSources } from './source';
import { healthCodes, syncCodes } from './words';

/**
 * Reads an Application of Argo CD 2.14 to 3.6 from whatever was received. Undefined where it is none, or has no name.
 * Never throws; what is missing, of a wrong type or unknown is left out.
 *
 * @public
 */
export function parseApplication(value: unknown): Application | undefined {
  const name = textAt(value, 'metadata', 'name');
  const kind = at(value, 'kind');
  // Items of a list carry no kind.
  if (!name || (kind !== undefined && kind !== 'Application')) {
    return undefined;
  }
  const metadata = at(value, 'metadata');
  return defined({
    name,
    namespace: textAt(metadata, 'namespace') ?? '',
    uid: textAt(metadata, 'uid'),
    resourceVersion: textAt(metadata, 'resourceVersion'),
    createdAt: momentAt(metadata, 'creationTimestamp'),
    deletedAt: momentAt(metadata, 'deletionTimestamp'),
    finalizers: textsAt(metadata, 'finalizers'),
    labels: textMapAt(metadata, 'labels'),
    annotations: textMapAt(metadata, 'annotations'),
    applicationSet: recordsAt(metadata, 'ownerReferences')
      .filter(owner => at(owner, 'kind') === 'ApplicationSet')
      .flatMap(owner => textAt(owner, 'name') ?? [])[0],
    spec: parseSpec(at(value, 'spec')),
    hasOperation: isRecord(at(value, 'operation')),
    status: parseStatus(at(value, 'status')),
  });
}

function parseSpec(spec: unknown): ApplicationSpec {
  const automated = at(spec, 'syncPolicy', 'automated');
  const hydrator = parseHydrator(at(spec, 'sourceHydrator'));
  const sources = parseSources(spec);
  return defined({
    project: textAt(spec, 'project') ?? 'default',
    // Source: Argo CD's `ApplicationSpec.GetSource`: what is hydrated is synced from where it was written to.
    sources: sources.length === 0 && hydrator ? [hydrator.sync] : sources,
    hasMultipleSources: recordsAt(spec, 'sources').length > 0,
    hydrator,
    destination: defined({
      server: textAt(spec, 'destination', 'server'),
      name: textAt(spec, 'destination', 'name'),
      namespace: textAt(spec, 'destination', 'namespace'),
    }),
    // Source: Argo CD's `SyncPolicy.IsAutomatedSyncEnabled`.
    automated:
      isRecord(automated) && at(automated, 'enabled') !== false
        ? {
            prune: flagAt(automated, 'prune'),
            selfHeal: flagAt(automated, 'selfHeal'),
          }
        : undefined,
    syncOptions: textsAt(spec, 'syncPolicy', 'syncOptions'),
    retryLimit: numberAt(spec, 'syncPolicy', 'retry', 'limit'),
  });
}

function parseStatus(status: unknown): ApplicationStatus {
  const sync = at(status, 'sync');
  return defined({
    sync: textAt(sync, 'status')
      ? {
          code: wordAt(syncCodes, 'Unknown', sync, 'status'),
          revisions: revisionsOf(sync),
        }
      : undefined,
    health: parseHealth(at(status, 'health')),
    conditions: recordsAt(status, 'conditions').map(condition =>
      defined({
        type: textAt(condition, 'type') ?? '',
        message: textAt(condition, 'message') ?? '',
        since: momentAt(condition, 'lastTransitionTime'),
      }),
    ),
    operation: parseOperation(at(status, 'operationState')),
    history: recordsAt(status, 'history').map(parseHistoryEntry),
    resources: recordsAt(status, 'resources').map(resource => ({
      ...parseReference(resource),
      ...defined({
        version: textAt(resource, 'version'),
        sync: textAt(resource, 'status')
          ? wordAt(syncCodes, 'Unknown', resource, 'status')
          : undefined,
        health: parseHealth(at(resource, 'health')),
        hook: flagAt(resource, 'hook'),
        wave: numberAt(resource, 'syncWave') ?? 0,
        requiresPruning: flagAt(resource, 'requiresPruning'),
        requiresDeletionConfirmation: flagAt(
          resource,
          'requiresDeletionConfirmation',
        ),
      }),
    })),
    images: textsAt(status, 'summary', 'images'),
    externalUrls: textsAt(status, 'summary', 'externalURLs'),
    isAppOfApps: flagAt(status, 'summary', 'isAppOfApps'),
    reconciledAt: momentAt(status, 'reconciledAt'),
    resourceHealthSource: textAt(status, 'resourceHealthSource'),
    hydration: parseHydration(at(status, 'sourceHydrator')),
    controllerNamespace: textAt(status, 'controllerNamespace'),
  });
}

/** Health as it stands in Applications, resources and tree nodes; undefined where none is said. */
export function parseHealth(
  health: unknown,
): ApplicationStatus['health'] | undefined {
  return textAt(health, 'status')
    ? defined({
        code: wordAt(healthCodes, 'Unknown', health, 'status'),
        message: textAt(health, 'message'),
        since: momentAt(health, 'lastTransitionTime'),
      })
    : undefined;
}

function parseHistoryEntry(entry: unknown): HistoryEntry {
  return defined({
    id: numberAt(entry, 'id') ?? 0,
    revisions: revisionsOf(entry),
    sources: parseSources(entry),
    startedAt: momentAt(entry, 'deployStartedAt'),
    deployedAt: momentAt(entry, 'deployedAt'),
    automated: flagAt(entry, 'initiatedBy', 'automated'),
    username: textAt(entry, 'initiatedBy', 'username'),
  });
}

function parseHydration(
  value: unknown,
): ApplicationStatus['hydration'] | undefined {
  const current = at(value, 'currentOperation');
  const last = at(value, 'lastSuccessfulOperation');
  return isRecord(current) || isRecord(last)
    ? defined({
        phase: textAt(current, 'phase')
          ? wordAt(
              ['Hydrating', 'Failed', 'Hydrated'] as const,
              'Unknown' as const,
              current,
              'phase',
            )
          : undefined,
        message: textAt(current, 'message'),
        startedAt: momentAt(current, 'startedAt'),
        finishedAt: momentAt(current, 'finishedAt'),
        dryRevision: textAt(current, 'drySHA'),
        lastDryRevision: textAt(last, 'drySHA'),
        lastHydratedRevision: textAt(last, 'hydratedSHA'),
      })
    : undefined;
}
