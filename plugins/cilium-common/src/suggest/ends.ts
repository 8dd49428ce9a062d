import { CompiledPolicies } from '../compile/compile';
import { Identity, isWorld, namespaceOf } from '../labels/identity';
import { clusterKey } from '../labels/label';
import { formatPrefix } from '../labels/prefix';
import { SuggestionObstacle } from '../messages/en/suggestions';
import { Endpoint } from '../model/flow';
import { Selection, selectionOf } from './selection';

/** One end of a connection, as a rule can name it. */
export type End =
  | PodsEnd
  | { kind: 'name'; name: string }
  | { kind: 'network'; cidr: string; isWorld: boolean }
  | { kind: 'entity'; entity: string }
  | { kind: 'obstacle'; obstacle: SuggestionObstacle };

/** Pods of one workload. */
export interface PodsEnd {
  kind: 'pods';
  namespace: string;
  /** The name of their cluster, where it is another one. */
  cluster?: string;
  selection: Selection;
}

/* Of two reserved labels, the first is what people call it. */
const entities = [
  'kube-apiserver',
  'host',
  'remote-node',
  'health',
  'ingress',
  'init',
  'unmanaged',
];

/** How a rule can name an end of a connection; `direction` is that of the rule. */
export function endOf(
  compiled: CompiledPolicies,
  endpoint: Endpoint,
  options: { direction: 'egress' | 'ingress'; others: readonly Identity[] },
): End {
  const { identity } = compiled.party(endpoint);
  const namespace = namespaceOf(identity);
  if (namespace !== undefined) {
    return identity.unknown.includes('labels')
      ? { kind: 'obstacle', obstacle: 'labels' }
      : podsEnd(compiled, identity, namespace, options.others);
  }
  const entity = entities.find(
    key => identity.labels.get(key)?.source === 'reserved',
  );
  if (entity !== undefined) {
    return { kind: 'entity', entity };
  }
  return isWorld(identity)
    ? outsideEnd(endpoint, identity, options.direction)
    : { kind: 'obstacle', obstacle: 'unknown' };
}

function podsEnd(
  { context }: CompiledPolicies,
  identity: Identity,
  namespace: string,
  others: readonly Identity[],
): PodsEnd {
  const cluster = identity.labels.get(clusterKey)?.value;
  const isElsewhere =
    cluster !== undefined && cluster !== (context.cluster ?? 'default');
  return {
    kind: 'pods',
    namespace,
    ...(isElsewhere && { cluster }),
    selection: selectionOf(identity, others),
  };
}

/** A name lasts longer than an address, but only rules for egress can have one. */
function outsideEnd(
  endpoint: Endpoint,
  { prefix }: Identity,
  direction: 'egress' | 'ingress',
): End {
  const names =
    endpoint.kind === 'outside' || endpoint.kind === 'identity'
      ? (endpoint.names ?? [])
      : [];
  if (direction === 'egress' && names.length > 0) {
    return { kind: 'name', name: names[0].toLowerCase().replace(/\.$/, '') };
  }
  return prefix
    ? {
        kind: 'network',
        cidr: formatPrefix(prefix),
        isWorld: prefix.bits === 0,
      }
    : { kind: 'obstacle', obstacle: 'address' };
}
