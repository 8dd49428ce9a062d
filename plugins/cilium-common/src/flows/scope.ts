import {
  matchesLabels,
  parseLabelSelector,
  Scope,
} from '@socle/plugin-platform-common';
import { isOutside, kubernetesLabels } from './ends';
import { FlowEnd, FlowFacts, FlowPolicy } from './types';

/**
 * Whose flows may be shown: what `platform-node` resolved for an entity.
 *
 * @public
 */
export type FlowScope = Pick<Scope, 'environments'>;

/**
 * A flow as the people of a scope may see it; undefined where it is none of theirs. Of a pod of another tenant they see the
 * namespace and the workload's name, and not its labels, its name, or its address; of a request they see what it asks for only
 * where it was looked into at their own end; of policies only the names of their own and of the cluster's. Pure; never throws.
 *
 * @public
 */
export function flowInScope<T extends FlowFacts>(
  flow: T,
  scope: FlowScope,
): T | undefined {
  const isTheirs = (end: FlowEnd) => isEndInScope(end, flow.cluster, scope);
  if (!isTheirs(flow.source) && !isTheirs(flow.destination)) {
    return undefined;
  }
  const own = (end: FlowEnd) => isOwn(end, flow.cluster, scope);
  const { source, destination, direction } = flow;
  const isSeenAtTheirEnd =
    direction === 'ingress' ? own(destination) : own(source);
  const isWhole = own(source) && own(destination);
  return {
    ...(isWhole || isSeenAtTheirEnd ? flow : withoutRequest(flow)),
    source: shownEnd(source, own(source)),
    destination: shownEnd(destination, own(destination)),
    ...(flow.policies && {
      policies: flow.policies.filter(policy =>
        isShownPolicy(policy, flow.cluster, scope),
      ),
    }),
  };
}

/** Whether one end is among the workloads of a scope. */
function isEndInScope(
  end: FlowEnd,
  cluster: string,
  { environments }: FlowScope,
): boolean {
  return environments.some(environment => {
    if (
      environment.namespace !== end.namespace ||
      environment.cluster !== (end.cluster ?? cluster)
    ) {
      return false;
    }
    if (environment.labelSelector === undefined) {
      return true;
    }
    const selector = parseLabelSelector(environment.labelSelector);
    return (
      selector.valid &&
      matchesLabels({
        requirements: selector.requirements,
        labels: kubernetesLabels(end),
      })
    );
  });
}

/** Whether one end is the tenant's, or nobody's. */
function isOwn(
  end: FlowEnd,
  cluster: string,
  { environments }: FlowScope,
): boolean {
  return end.namespace === undefined
    ? isOutside(end)
    : environments.some(
        environment =>
          environment.namespace === end.namespace &&
          environment.cluster === (end.cluster ?? cluster),
      );
}

function withoutRequest<T extends FlowFacts>(flow: T): T {
  return { ...flow, http: undefined, dns: undefined };
}

function shownEnd(end: FlowEnd, isOwnEnd: boolean): FlowEnd {
  if (isOwnEnd) {
    return end;
  }
  const { namespace, cluster, workload, labels = [] } = end;
  return {
    ...(namespace !== undefined && { namespace }),
    ...(cluster !== undefined && { cluster }),
    ...(workload && { workload }),
    ...(namespace === undefined && {
      labels: labels.filter(label => label.startsWith('reserved:')),
    }),
  };
}

function isShownPolicy(
  { namespace }: FlowPolicy,
  cluster: string,
  { environments }: FlowScope,
): boolean {
  return (
    namespace === undefined ||
    environments.some(
      environment =>
        environment.namespace === namespace && environment.cluster === cluster,
    )
  );
}
