import {
  ScopeEnvironment,
  Status,
  worstOf,
} from '@socle/plugin-platform-common';
import { EnvironmentState, QuotaLine } from './environments';
import { quotaLines, QuotaSummary } from './quotaLines';

/**
 * What is known of one kind of object in one namespace.
 *
 * @public
 */
export interface Observation<T> {
  objects: readonly T[];
  /** Whether it was ever seen: where it was not, no objects does not mean none. */
  known: boolean;
  /** Of the source: `ok` while it is watched, `error` where it cannot be read, stale where there are older objects. */
  status: Status;
}

/** @public */
export interface NamespaceSummary {
  name: string;
  /** `metadata.deletionTimestamp` is set. */
  terminating: boolean;
}

/** @public */
export interface WorkloadSummary {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  name: string;
  labels: Record<string, string>;
  /** How many pods there are to be. */
  desired: number;
  /** How many of them are ready and of the newest revision. */
  ready: number;
  /** Whether its controller has seen its newest specification; the numbers are older otherwise. */
  observed: boolean;
  /** What its controller complains of: a condition's message. */
  failure?: string;
}

/**
 * Everything that an environment's state is made from.
 *
 * @public
 */
export interface EnvironmentObservations {
  environment: ScopeEnvironment;
  cluster: { name: string; title?: string };
  namespaces: Observation<NamespaceSummary>;
  quotas: Observation<QuotaSummary>;
  /** One for each kind of workload, each with the workloads of the entity only. */
  workloads: ReadonlyArray<Observation<WorkloadSummary>>;
  now: Date;
}

interface Finding {
  level: Status['level'];
  sentence: string;
}

const nearlyUsedUp = 0.9;
const maximumSentences = 3;
const maximumFailureLength = 300;

/**
 * How an environment is, from what is seen of it: its worst finding's level, and the sentences of that level. Where its
 * cluster cannot be reached, the level is the last one known, and stale; `unknown` where none was.
 *
 * Pure.
 *
 * @public
 */
export function environmentState(
  observations: EnvironmentObservations,
): EnvironmentState {
  const { environment, cluster, namespaces, quotas, workloads } = observations;
  const seen = workloads.flatMap(({ objects }) => objects);
  const lines = quotaLines(quotas.objects);
  const details = environment.suspended ? [] : seen.flatMap(workloadDetails);
  return {
    name: environment.name,
    namespace: environment.namespace,
    cluster: { ...cluster, status: clusterStatus(observations) },
    status: environmentStatus(observations, lines),
    ...(details.length > 0 && { details }),
    suspended: environment.suspended ?? false,
    ...(quotas.known && lines.length > 0 && { quota: lines }),
    ...(namespaces.known &&
      workloads.some(({ known }) => known) && {
        workloads: {
          ready: seen.filter(isReady).length,
          total: seen.length,
        },
      }),
  };
}

/** A cluster is as its namespaces can be read: every cluster has them. */
function clusterStatus({
  namespaces,
  cluster,
}: EnvironmentObservations): Status {
  return namespaces.status.level === 'ok'
    ? {
        ...namespaces.status,
        reason: `${cluster.title ?? cluster.name} answers`,
      }
    : namespaces.status;
}

function environmentStatus(
  observations: EnvironmentObservations,
  lines: readonly QuotaLine[],
): Status {
  const { namespaces, quotas, workloads } = observations;
  if (!namespaces.known) {
    return { ...namespaces.status, level: 'unknown' };
  }
  const sources = [namespaces, quotas, ...workloads];
  const findings = findingsOf(observations, lines);
  const level = worstOf(
    findings.map(finding => ({ ...namespaces.status, level: finding.level })),
  )?.level;
  const staleSince = sources
    .filter(({ known }) => known)
    .flatMap(({ status }) => status.staleSince ?? [])
    .sort()
    .at(0);
  return {
    level: level ?? 'ok',
    reason: findings
      .filter(finding => finding.level === (level ?? 'ok'))
      .slice(0, maximumSentences)
      .map(({ sentence }) => sentence)
      .join('. '),
    observedAt:
      sources
        .filter(({ known }) => known)
        .map(({ status }) => status.observedAt)
        .sort()
        .at(0) ?? observations.now.toISOString(),
    ...(staleSince && { staleSince }),
  };
}

function findingsOf(
  observations: EnvironmentObservations,
  lines: readonly QuotaLine[],
): Finding[] {
  const { environment, cluster, namespaces, quotas, workloads } = observations;
  const place = cluster.title ?? cluster.name;
  const [namespace] = namespaces.objects;
  if (!namespace) {
    return [
      {
        level: 'error',
        sentence: `Namespace ${environment.namespace} is not on ${place}: it was not delivered yet, or it was deleted`,
      },
    ];
  }
  const findings: Finding[] = namespace.terminating
    ? [
        {
          level: 'warning',
          sentence: `Namespace ${namespace.name} is being deleted`,
        },
      ]
    : [];
  const seen = workloads.flatMap(({ objects }) => objects);
  findings.push(
    ...(environment.suspended
      ? suspendedFindings(seen)
      : [...seen.flatMap(workloadFinding), ...lines.flatMap(quotaFinding)]),
    ...[quotas, ...workloads].flatMap(unseenFinding),
  );
  return findings.length > 0 ? findings : [wellFinding(seen)];
}

function suspendedFindings(seen: readonly WorkloadSummary[]): Finding[] {
  const running = seen.filter(({ ready }) => ready > 0);
  return [
    running.length > 0
      ? {
          level: 'warning',
          sentence: `It is to be suspended, and ${plural(running.length, 'workload')} still ${running.length === 1 ? 'runs' : 'run'}`,
        }
      : { level: 'ok', sentence: 'It is suspended, and nothing runs' },
  ];
}

function workloadFinding(workload: WorkloadSummary): Finding[] {
  if (isReady(workload)) {
    return [];
  }
  const { kind, name, desired, ready, observed, failure } = workload;
  const count = observed
    ? `${ready} of ${desired} pods are ready`
    : 'its newest version is not rolled out yet';
  return [
    {
      level: desired > 0 && ready === 0 ? 'error' : 'warning',
      sentence: `${kind} ${name}: ${count}${failure?.includes('exceeded quota') ? ', and the quota refuses more' : ''}`,
    },
  ];
}

function workloadDetails(workload: WorkloadSummary): string[] {
  return workload.failure && !isReady(workload)
    ? [workload.failure.slice(0, maximumFailureLength)]
    : [];
}

function quotaFinding({ resource, used, hard, ratio }: QuotaLine): Finding[] {
  /* A resource that nobody may have, and nobody has, is no worry. */
  if (ratio < nearlyUsedUp || (ratio === 1 && Number(hard) === 0)) {
    return [];
  }
  const word = ratio > 1 ? 'over its limit' : 'used up';
  return [
    {
      level: 'warning',
      sentence: `Quota ${resource} is ${ratio < 1 ? 'nearly ' : ''}${word}: ${used} of ${hard}`,
    },
  ];
}

function unseenFinding(observation: Observation<unknown>): Finding[] {
  return observation.known
    ? []
    : [{ level: 'unknown', sentence: observation.status.reason }];
}

function wellFinding(seen: readonly WorkloadSummary[]): Finding {
  return {
    level: 'ok',
    sentence:
      seen.length === 0
        ? 'The namespace is there, and nothing runs in it yet'
        : `${seen.length === 1 ? 'The workload is' : `All ${seen.length} workloads are`} ready`,
  };
}

function isReady({ desired, ready, observed }: WorkloadSummary): boolean {
  return observed && ready >= desired;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
