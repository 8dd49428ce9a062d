import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { clusterKey } from '../labels/label';
import { Peer, PolicyReference, Port, PortRule, Rule } from '../model/policy';
import { portProtocols } from '../model/protocol';
import { domainFault, domainMatcher } from '../selectors/domainName';
import {
  keysOf,
  LabelSelector,
  wildcardSelector,
  withKey,
  withLabel,
  withSource,
} from '../selectors/labelSelector';
import { Environment } from './environment';
import { both, ofNamespaces } from './networkPolicy';
import { readCidr } from './networks';
import { isServiceName, lastPort, rangeOf } from './ports';
import { JsonRecord, Reader } from './reader';
import { asSelector, readSelector } from './selectors';

const verdicts = { Accept: 'allow', Deny: 'deny', Pass: 'pass' } as const;
const actions = ['Accept', 'Deny', 'Pass'] as const;
type Direction = 'ingress' | 'egress';

/** What one peer of a rule stands for: a rule of its own, and for DNS names one more that lets them be resolved. */
type PeerRule = Pick<Rule, 'verdict' | 'peers' | 'ports'>;

/**
 * Reads the rules of a ClusterNetworkPolicy, as Cilium takes them from 1.20 on. Source: `ParseClusterNetworkPolicy` in
 * `pkg/k8s/cluster_network_policy.go`.
 */
export function readClusterNetworkPolicy(
  reader: Reader,
  document: JsonRecord,
  policy: PolicyReference,
  environment: Environment,
): Rule[] {
  const spec = reader.record(
    document.spec,
    ['spec'],
    ['tier', 'priority', 'subject', 'ingress', 'egress'],
  );
  if (!spec) {
    reader.refuse([], 'noSpec');
    return [];
  }
  const tier = reader.word(spec.tier, ['spec', 'tier'], ['Admin', 'Baseline']);
  const priority = reader.integer(spec.priority, ['spec', 'priority'], {
    least: 0,
    most: 1000,
  });
  const subject = readSubject(reader, spec);
  if (!tier || priority === undefined || !subject) {
    reader.refuse(['spec'], 'noSubject');
    return [];
  }
  return (['ingress', 'egress'] as const).flatMap(direction => {
    const path = ['spec', direction];
    const items = reader.list(spec[direction], path) ?? [];
    return items.flatMap((item, index) => {
      const at = [...path, index];
      return readRule(reader, item, at, direction, environment).map(
        (rule): Rule => ({
          policy,
          section: direction,
          index,
          path: at,
          direction,
          tier: tier === 'Admin' ? 'admin' : 'baseline',
          priority: priority + index / 100,
          defaultDeny: false,
          subject: asSelector(subject, ['spec', 'subject']),
          ofNodes: false,
          ...rule,
        }),
      );
    });
  });
}

function readSubject(
  reader: Reader,
  spec: JsonRecord,
): LabelSelector | undefined {
  const path = ['spec', 'subject'];
  const fields = reader.record(spec.subject, path, ['namespaces', 'pods']);
  const namespaces = readSelector(reader, fields?.namespaces, [
    ...path,
    'namespaces',
  ]);
  return namespaces
    ? withSource(ofNamespaces(namespaces), 'k8s')
    : readPods(reader, fields?.pods, [...path, 'pods']);
}

function readPods(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): LabelSelector | undefined {
  const fields = reader.record(value, path, [
    'namespaceSelector',
    'podSelector',
  ]);
  if (!fields) {
    return undefined;
  }
  const namespaces = readSelector(reader, fields.namespaceSelector, [
    ...path,
    'namespaceSelector',
  ]);
  const pods = readSelector(reader, fields.podSelector, [
    ...path,
    'podSelector',
  ]);
  return withSource(
    both(
      ofNamespaces(namespaces ?? wildcardSelector),
      pods ?? wildcardSelector,
    ),
    'k8s',
  );
}

function readRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  direction: Direction,
  environment: Environment,
): PeerRule[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  const fields = reader.record(value, path, [
    'name',
    'action',
    field,
    'protocols',
  ]);
  const action = reader.word(fields?.action, [...path, 'action'], actions);
  if (!fields || !action) {
    reader.refuse(path, 'word', { field: 'action', value: '' });
    return [];
  }
  const verdict = verdicts[action];
  const written = reader.list(fields.protocols, [...path, 'protocols']) ?? [];
  const found = written.flatMap((item, index) =>
    readProtocol(reader, item, [...path, 'protocols', index]),
  );
  const ports =
    written.length > 0
      ? [{ path: [...path, 'protocols'], ports: found }]
      : undefined;
  const items = reader.list(fields[field], [...path, field]) ?? [];
  if (items.length === 0) {
    return [{ verdict, ports, peers: [anybody(path, field)] }];
  }
  return items.flatMap((item, index) =>
    readPeer(reader, item, [...path, field, index], {
      field,
      verdict,
      ports,
      environment,
    }),
  );
}

function anybody(path: FieldPath, field: string): Peer {
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
  around: {
    field: string;
    verdict: Rule['verdict'];
    ports: PortRule[] | undefined;
    environment: Environment;
  },
): PeerRule[] {
  const { field, verdict, ports, environment } = around;
  const fields = reader.record(value, path, [
    'namespaces',
    'pods',
    ...(field === 'to' ? ['nodes', 'networks', 'domainNames'] : []),
  ]);
  if (!fields) {
    return [];
  }
  const pods = readPods(reader, fields.pods, [...path, 'pods']);
  const namespaces = readSelector(reader, fields.namespaces, [
    ...path,
    'namespaces',
  ]);
  const rule = (peers: Peer[]): PeerRule[] => [{ verdict, ports, peers }];
  if (pods) {
    return rule([labelPeer(withCluster(pods, environment), path, field)]);
  }
  if (namespaces) {
    const selector = withSource(ofNamespaces(namespaces), 'k8s');
    return rule([labelPeer(selector, path, field)]);
  }
  if (fields.nodes !== undefined) {
    return rule(readNodes(reader, fields.nodes, path, field, environment));
  }
  if (fields.networks !== undefined) {
    const networks = reader.items(
      fields.networks,
      [...path, 'networks'],
      (item, at) => readCidr(reader, item, at, field),
    );
    return rule(networks ?? []);
  }
  if (fields.domainNames !== undefined) {
    return readDomains(reader, fields.domainNames, path, around);
  }
  // Who cannot be told is refused: an accepting rule then matches nobody, another one denies everybody.
  return verdict === 'allow'
    ? []
    : [{ verdict: 'deny', ports, peers: [anybody(path, field)] }];
}

function labelPeer(
  labels: LabelSelector,
  path: FieldPath,
  field: string,
): Peer {
  return { type: 'labels', field, ...asSelector(labels, path) };
}

function withCluster(
  selector: LabelSelector,
  { peerCluster }: Environment,
): LabelSelector {
  const key = `k8s:${clusterKey}`;
  return peerCluster === undefined || keysOf(selector).includes(key)
    ? selector
    : withLabel(selector, key, peerCluster);
}

function readNodes(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  environment: Environment,
): Peer[] {
  const selector = readSelector(reader, value, [...path, 'nodes']);
  if (!environment.nodeSelectorLabels) {
    reader.refuse([...path, 'nodes'], 'nodesOff');
  }
  return ['host', 'remote-node'].map(name =>
    labelPeer(
      withCluster(
        withKey(
          withSource(selector ?? wildcardSelector, 'node'),
          `reserved:${name}`,
        ),
        environment,
      ),
      path,
      field,
    ),
  );
}

/** DNS names that are accepted, and with them that they are resolved by the cluster's DNS. */
function readDomains(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  around: {
    field: string;
    verdict: Rule['verdict'];
    ports: PortRule[] | undefined;
    environment: Environment;
  },
): PeerRule[] {
  const { field, verdict, ports, environment } = around;
  const at = [...path, 'domainNames'];
  if (verdict !== 'allow') {
    reader.refuse(at, 'domainNotAccept');
  }
  const domains =
    reader.items(value, at, (item, place) => {
      const text = reader.text(item, place) ?? '';
      const domain = text.startsWith('*')
        ? {
            matchName: '',
            matchPattern: text.startsWith('**') ? text : `*${text}`,
          }
        : { matchName: text, matchPattern: '' };
      return domainFault(domain)
        ? reader.refuse(place, 'domainName', { name: text })
        : { domain, place, text };
    }) ?? [];
  const named = domains.map(({ domain, place, text }) => ({
    path: place,
    pattern: text,
    matches: domainMatcher(domain, environment.version),
  }));
  const dns: LabelSelector = {
    matchLabels: { 'any:k8s-app': 'kube-dns' },
    matchExpressions: [],
  };
  return [
    {
      verdict: 'allow',
      peers: [labelPeer(dns, at, field)],
      ports: [
        {
          path: at,
          ports: ['dns', 'dns-tcp'].flatMap(name =>
            portProtocols.map(protocol => ({ path: at, protocol, name })),
          ),
          l7: { kind: 'dns', rules: named },
        },
      ],
    },
    {
      verdict,
      ports,
      peers: named.map(({ path: place, pattern, matches }) => ({
        type: 'domain' as const,
        field,
        path: place,
        text: `fqdn:${pattern}`,
        pattern,
        matches,
      })),
    },
  ];
}

function readProtocol(reader: Reader, value: unknown, path: FieldPath): Port[] {
  const fields = reader.record(value, path, [
    'tcp',
    'udp',
    'sctp',
    'destinationNamedPort',
  ]);
  if (!fields) {
    return [];
  }
  const name = reader.text(fields.destinationNamedPort, path);
  const protocol = portProtocols.find(
    one => fields[one.toLowerCase()] !== undefined,
  );
  if (!protocol) {
    return name !== undefined && isServiceName(name)
      ? portProtocols.map(one => ({ path, protocol: one, name }))
      : (reader.refuse(path, 'port', { port: name ?? '' }) ?? []);
  }
  const at = [...path, protocol.toLowerCase()];
  const inner = reader.record(fields[protocol.toLowerCase()], at, [
    'destinationPort',
  ]);
  const port = reader.record(
    inner?.destinationPort,
    [...at, 'destinationPort'],
    ['number', 'range'],
  );
  if (!port) {
    return [{ path, protocol, from: 0, to: lastPort }];
  }
  const bounds = { least: 1, most: lastPort };
  const range = reader.record(port.range, at, ['start', 'end']);
  const first = reader.integer(range ? range.start : port.number, at, bounds);
  const last = range ? reader.integer(range.end, at, bounds) : undefined;
  return first === undefined
    ? (reader.refuse(at, 'portMissing') ?? [])
    : [{ path, protocol, ...rangeOf(first, last) }];
}
