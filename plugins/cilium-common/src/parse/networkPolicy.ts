import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { clusterKey, namespaceKey } from '../labels/label';
import { contains, parsePrefix } from '../labels/prefix';
import { LabelPeer, Peer, PolicyReference, Port, Rule } from '../model/policy';
import {
  keysOf,
  LabelSelector,
  wildcardSelector,
  withLabel,
  withSource,
} from '../selectors/labelSelector';
import { both, ofNamespaces } from '../selectors/namespaces';
import { Environment } from './environment';
import { isServiceName, lastPort, rangeOf } from './ports';
import { JsonRecord, Reader } from './reader';
import { asSelector, readSelector } from './selectors';

const directions = ['ingress', 'egress'] as const;
const typeNames = { ingress: 'Ingress', egress: 'Egress' } as const;
type Direction = (typeof directions)[number];

/**
 * Reads the rules of a NetworkPolicy of Kubernetes, as Cilium takes them. Source: `ParseNetworkPolicy` in
 * `pkg/k8s/network_policy.go`; the API's own rules are those of `networking.k8s.io/v1`.
 */
export function readNetworkPolicy(
  reader: Reader,
  document: JsonRecord,
  policy: PolicyReference,
  environment: Environment,
): Rule[] {
  const spec = reader.record(
    document.spec,
    ['spec'],
    ['podSelector', 'policyTypes', ...directions],
  );
  if (!spec) {
    reader.refuse([], 'noSpec');
    return [];
  }
  const selector =
    readSelector(reader, spec.podSelector, ['spec', 'podSelector']) ??
    wildcardSelector;
  const subject = asSelector(
    withSource(inNamespace(selector, policy.namespace ?? 'default'), 'k8s'),
    ['spec', 'podSelector'],
  );
  const types =
    reader.items(spec.policyTypes, ['spec', 'policyTypes'], (item, at) =>
      reader.word(item, at, ['Ingress', 'Egress'] as const),
    ) ?? [];
  const shared = {
    policy,
    verdict: 'allow' as const,
    tier: 'normal' as const,
    priority: 0,
    defaultDeny: true,
    subject,
    ofNodes: false,
  };
  return directions.flatMap((direction): Rule[] => {
    const path = ['spec', direction];
    const items = reader.list(spec[direction], path) ?? [];
    if (items.length > 0) {
      warnOfType(reader, path, types, direction);
      return items.flatMap((item, index) => {
        const at = [...path, index];
        const rule = readRule(reader, item, at, direction, policy, environment);
        return rule
          ? [
              {
                ...shared,
                ...rule,
                section: direction,
                index,
                path: at,
                direction,
              },
            ]
          : [];
      });
    }
    return isIsolated(direction, types)
      ? [
          {
            ...shared,
            section: direction,
            index: 0,
            path: ['spec'],
            direction,
            peers: 'nobody',
          },
        ]
      : [];
  });
}

/** Whether a policy without rules for a direction cuts it: ingress, unless only egress is named; egress, if it is named. */
function isIsolated(direction: Direction, types: readonly string[]): boolean {
  return (
    types.includes(typeNames[direction]) ||
    (direction === 'ingress' && !types.includes('Egress'))
  );
}

/** Kubernetes leaves rules aside whose direction policyTypes does not name; Cilium enforces them. */
function warnOfType(
  reader: Reader,
  path: FieldPath,
  types: readonly string[],
  direction: Direction,
): void {
  if (types.length > 0 && !types.includes(typeNames[direction])) {
    reader.warn(path, 'typeNotNamed', { type: typeNames[direction] });
  }
}

function readRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  direction: Direction,
  { namespace }: PolicyReference,
  environment: Environment,
): Pick<Rule, 'peers' | 'ports'> | undefined {
  const field = direction === 'ingress' ? 'from' : 'to';
  const fields = reader.record(value, path, [field, 'ports']);
  if (!fields) {
    return undefined;
  }
  const peers =
    reader.items(fields[field], [...path, field], (item, at) =>
      readPeer(reader, item, at, field, namespace ?? 'default', environment),
    ) ?? [];
  const at = [...path, 'ports'];
  const ports = reader
    .items(fields.ports, at, (item, place) => readPort(reader, item, place))
    ?.flat();
  return {
    peers: peers.length > 0 ? peers : [anybody(path, field)],
    ...(ports?.length && { ports: [{ path: at, ports }] }),
  };
}

function anybody(path: FieldPath, field: string): LabelPeer {
  return {
    type: 'labels',
    field,
    entity: 'all',
    ...asSelector(wildcardSelector, path),
  };
}

function readPeer(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  namespace: string,
  environment: Environment,
): Peer | undefined {
  const fields = reader.record(value, path, [
    'podSelector',
    'namespaceSelector',
    'ipBlock',
  ]);
  if (!fields) {
    return undefined;
  }
  const block = reader.record(
    fields.ipBlock,
    [...path, 'ipBlock'],
    ['cidr', 'except'],
  );
  const pods = readSelector(reader, fields.podSelector, [
    ...path,
    'podSelector',
  ]);
  const namespaces = readSelector(reader, fields.namespaceSelector, [
    ...path,
    'namespaceSelector',
  ]);
  if (block ? pods || namespaces : !pods && !namespaces) {
    return reader.refuse(path, 'oneOf', {
      fields: 'podSelector, namespaceSelector, ipBlock',
    });
  }
  if (block) {
    return readBlock(reader, block, [...path, 'ipBlock'], field);
  }
  const placed = withCluster(pods ?? wildcardSelector, environment);
  const labels = namespaces
    ? both(ofNamespaces(namespaces), placed)
    : inNamespace(placed, namespace);
  return {
    type: 'labels',
    field,
    ...asSelector(withSource(labels, 'k8s'), path),
  };
}

function readBlock(
  reader: Reader,
  block: JsonRecord,
  path: FieldPath,
  field: string,
): Peer | undefined {
  const text = reader.text(block.cidr, [...path, 'cidr']) ?? '';
  const network = parsePrefix(text);
  if (!network) {
    return reader.refuse([...path, 'cidr'], 'cidr', { cidr: text });
  }
  const except =
    reader.items(block.except, [...path, 'except'], (item, at) => {
      const written = reader.text(item, at) ?? '';
      const hole = parsePrefix(written);
      if (!hole) {
        return reader.refuse(at, 'cidr', { cidr: written });
      }
      return contains(network, hole) && hole.bits > network.bits
        ? { hole, written }
        : reader.refuse(at, 'exceptOutside', { except: written, cidr: text });
    }) ?? [];
  const holes = except.map(({ written }) => written).join(',');
  return {
    type: 'cidr',
    field,
    path,
    text: `cidr:${text}${holes ? `-[${holes}]` : ''}`,
    network,
    except: except.map(({ hole }) => hole),
  };
}

function readPort(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): Port[] | undefined {
  const fields = reader.record(value, path, ['port', 'protocol', 'endPort']);
  if (!fields) {
    return undefined;
  }
  const protocol =
    reader.word(fields.protocol, [...path, 'protocol'], [
      'TCP',
      'UDP',
      'SCTP',
    ] as const) ?? 'TCP';
  const end = reader.integer(fields.endPort, [...path, 'endPort'], {
    least: 1,
    most: lastPort,
  });
  const { port } = fields;
  if (port === undefined) {
    return [{ path, protocol, from: 0, to: lastPort }];
  }
  if (typeof port === 'string' && isServiceName(port)) {
    return [{ path, protocol, name: port }];
  }
  const isNumber =
    typeof port === 'number' &&
    Number.isInteger(port) &&
    port > 0 &&
    port <= lastPort;
  return isNumber
    ? [{ path, protocol, ...rangeOf(port, end) }]
    : reader.refuse(path, 'port', { port: String(port) });
}

function inNamespace(selector: LabelSelector, namespace: string) {
  return withLabel(selector, namespaceKey, namespace);
}

/** A selector of the policies' own cluster, unless it names one. */
function withCluster(
  selector: LabelSelector,
  { peerCluster }: Environment,
): LabelSelector {
  return peerCluster === undefined || keysOf(selector).includes(clusterKey)
    ? selector
    : withLabel(selector, clusterKey, peerCluster);
}
