import { literally } from '../promql/text';
import { Matcher } from '../promql/types';

/**
 * A service in one environment: what the query plan is for. All of it comes from the entity's scope, as the server has
 * resolved it, and none of it from a client.
 *
 * @public
 */
export interface ServiceTarget {
  /** `service.name`. Unset: every service of the namespace. */
  service?: string;
  /** The tenant, which services have as their `service.namespace`. */
  tenant: string;
  /** The namespace on the cluster. */
  namespace: string;
  /** The entity's workloads in that namespace; unset where nobody has looked: then all of the namespace are meant. */
  workloads?: readonly Workload[];
  /** What else every series carries, where one Prometheus has several clusters: `cluster="paris-prod"`. */
  matchers?: readonly Matcher[];
}

/** @public */
export interface Workload {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'Pod';
  name: string;
}

/* What Kubernetes puts behind the names of what makes Pods. */
const behind: Readonly<Record<Workload['kind'], string>> = {
  Deployment: '-[0-9a-z]{1,10}-[0-9a-z]{5}',
  StatefulSet: '-[0-9]+',
  DaemonSet: '-[0-9a-z]{5}',
  Job: '-[0-9a-z]{5}',
  Pod: '',
};

/** The names of a target's Pods as a regular expression; undefined where all Pods of the namespace are meant. */
export function podPattern({ workloads }: ServiceTarget): string | undefined {
  return workloads
    ?.map(({ kind, name }) => `${literally(name)}${behind[kind]}`)
    .join('|');
}

/** The names of a target's workloads as a regular expression; undefined where all of the namespace are meant. */
export function workloadPattern({
  workloads,
}: ServiceTarget): string | undefined {
  return workloads?.map(({ name }) => literally(name)).join('|');
}
