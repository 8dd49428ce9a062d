import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { PolicyReference, Rule } from '../model/policy';
import { LabelSelector, withSource } from '../selectors/labelSelector';
import { ofNamespaces } from '../selectors/namespaces';
import { Environment } from './environment';
import { JsonRecord, Reader } from './reader';
import { asSelector, readSelector } from './selectors';
import { anybody, PeerRule, readPeer, readPods } from './tierPeers';
import { readProtocol } from './tierPorts';

const verdicts = { Accept: 'allow', Deny: 'deny', Pass: 'pass' } as const;
const actions = ['Accept', 'Deny', 'Pass'] as const;
type Direction = 'ingress' | 'egress';

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
