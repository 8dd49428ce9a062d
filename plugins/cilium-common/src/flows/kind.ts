import { flowEndName, isOutside } from './ends';
import { outcomeOf, reasonOf } from './outcome';
import { FlowEnd, FlowOutcome, ObservedFlow, RefusalReason } from './types';

/** Of what kind a flow is, seen from one namespace. */
export interface FlowKind {
  /** What tells the kind from others. It says all that is told of the flow, and so stays here. */
  key: string;
  /** What tells whose limit it counts for: one workload's connections of one outcome, in one direction. */
  subject: string;
  outcome: FlowOutcome;
  reason?: RefusalReason;
}

/** The namespaces that a flow is kept for: those of its ends, in the cluster that saw it. */
export function namespacesOf({ source, destination }: ObservedFlow): string[] {
  const here = [source, destination].flatMap(({ namespace, cluster }) =>
    namespace === undefined || cluster !== undefined ? [] : [namespace],
  );
  return [...new Set(here)];
}

/** The kind of a flow; undefined where it tells nothing of a connection. */
export function kindOf(
  flow: ObservedFlow,
  namespace: string,
): FlowKind | undefined {
  const outcome = outcomeOf(flow);
  if (!outcome) {
    return undefined;
  }
  const { source, destination, direction = '', dropReason = '' } = flow;
  const reason = outcome === 'allowed' ? undefined : reasonOf(flow);
  const own = source.namespace === namespace ? source : destination;
  const words = [
    outcome,
    reason ?? '',
    reason === 'other' ? dropReason : '',
    direction,
    endKey(source),
    endKey(destination),
    flow.protocol ?? '',
    flow.port ?? '',
    flow.http?.method ?? '',
    flow.http?.host ?? '',
    flow.http?.path ?? '',
    flow.dns?.name ?? '',
  ];
  return {
    key: words.join('\n'),
    subject: [outcome, direction, own === source, endKey(own)].join('\n'),
    outcome,
    ...(reason && { reason }),
  };
}

/** The same flow with less told of it: of its peer only where it is, no port, no request. */
export function folded(flow: ObservedFlow, namespace: string): ObservedFlow {
  const { port, http, dns, ...rest } = flow;
  return flow.source.namespace === namespace
    ? { ...rest, destination: whereabouts(flow.destination) }
    : { ...rest, source: whereabouts(flow.source) };
}

function whereabouts(end: FlowEnd): FlowEnd {
  const { namespace, cluster, labels = [] } = end;
  return {
    ...(namespace !== undefined && { namespace }),
    ...(cluster !== undefined && { cluster }),
    labels: isOutside(end)
      ? ['reserved:world']
      : labels.filter(label => label.startsWith('reserved:')),
  };
}

function endKey(end: FlowEnd): string {
  return `${end.cluster ?? ''}/${flowEndName(end)}`;
}
