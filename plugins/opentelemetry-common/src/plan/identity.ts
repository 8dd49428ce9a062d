import { equal, like } from '../promql/build';
import { literally } from '../promql/text';
import { Matcher } from '../promql/types';
import { NameStyle, styled } from './names';
import { podPattern, ServiceTarget, workloadPattern } from './target';

/**
 * By which labels a service's series are found in one environment.
 *
 * - `attributes`: resource attributes that Prometheus was told to promote.
 * - `spans`: the labels of Tempo's metrics generator.
 * - `scraped`: the labels that the operator gives what it scrapes.
 * - `network`: Hubble's labels of the end that answers.
 * - `cluster`: kube-state-metrics and cAdvisor, by namespace and pod.
 * - `receivers`: the same facts from the collector's receivers, under semantic conventions.
 * - `joined`: `job` alone, and `target_info` for the namespace, where nothing is promoted. It fails for minutes while pods change.
 *
 * @public
 */
export type IdentityId =
  | 'attributes'
  | 'spans'
  | 'scraped'
  | 'network'
  | 'cluster'
  | 'receivers'
  | 'joined';

/** How attributes of the Pods are called there. */
export interface Identity {
  id: IdentityId;
  /** The matchers of a target, the namespace's first. */
  matchers(target: ServiceTarget, style: NameStyle): Matcher[];
  /** The label that tells services of a namespace apart. */
  serviceLabel(style: NameStyle): string;
  /** The label that tells Pods apart. */
  podLabel(style: NameStyle): string;
}

const attributes: Identity = {
  id: 'attributes',
  matchers: ({ namespace, service }, style) => [
    equal(styled('k8s.namespace.name', style), namespace),
    ...optional('=', styled('service.name', style), service),
  ],
  serviceLabel: style => styled('service.name', style),
  podLabel: () => 'instance',
};

const spans: Identity = {
  id: 'spans',
  matchers: ({ namespace, service }, style) => [
    equal(styled('k8s.namespace.name', style), namespace),
    ...optional('=', 'service', service),
  ],
  serviceLabel: () => 'service',
  podLabel: style => styled('k8s.pod.name', style),
};

const scraped: Identity = {
  id: 'scraped',
  matchers: target => [
    equal('namespace', target.namespace),
    ...optional('=~', 'pod', podPattern(target)),
  ],
  serviceLabel: () => 'job',
  podLabel: () => 'pod',
};

const cluster: Identity = { ...scraped, id: 'cluster' };

const receivers: Identity = {
  id: 'receivers',
  matchers: (target, style) => [
    equal(styled('k8s.namespace.name', style), target.namespace),
    ...optional('=~', styled('k8s.pod.name', style), podPattern(target)),
  ],
  serviceLabel: style => styled('k8s.deployment.name', style),
  podLabel: style => styled('k8s.pod.name', style),
};

const network: Identity = {
  id: 'network',
  matchers: target => [
    equal('destination_namespace', target.namespace),
    ...optional('=~', 'destination_workload', workloadPattern(target)),
  ],
  serviceLabel: () => 'destination_workload',
  podLabel: () => 'destination_pod',
};

const joined: Identity = {
  id: 'joined',
  matchers: ({ tenant, service }) => [
    service === undefined
      ? like('job', `${literally(tenant)}/.+`)
      : equal('job', `${tenant}/${service}`),
  ],
  serviceLabel: () => 'job',
  podLabel: () => 'instance',
};

/** Every identity by its name. */
export const identities: Readonly<Record<IdentityId, Identity>> = {
  attributes,
  spans,
  scraped,
  network,
  cluster,
  receivers,
  joined,
};

function optional(
  operator: '=' | '=~',
  label: string,
  value: string | undefined,
): Matcher[] {
  return value === undefined ? [] : [{ label, operator, value }];
}
