import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { clusterKey } from '../labels/label';
import { Peer, PortRule, Rule } from '../model/policy';
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
import { both, ofNamespaces } from '../selectors/namespaces';
import { Environment } from './environment';
import { readCidr } from './networks';
import { Reader } from './reader';
import { asSelector, readSelector } from './selectors';

/** What one peer of a rule stands for: a rule of its own, and for DNS names one more that lets them be resolved. */
export type PeerRule = Pick<Rule, 'verdict' | 'peers' | 'ports'>;

/** Reads pods by the labels of their namespaces, and by their own. */
export function readPods(
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

/** Whoever it is. */
export function anybody(path: FieldPath, field: string): Peer {
  return {
    type: 'labels',
    field,
    entity: 'all',
    ...asSelector(wildcardSelector, path),
  };
}

/** Reads one item of `from` or `to` of a ClusterNetworkPolicy. */
export function readPeer(
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
