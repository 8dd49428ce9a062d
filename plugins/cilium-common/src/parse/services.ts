import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { parseAddress } from '../labels/prefix';
import { namespaceKey } from '../labels/label';
import { ServiceFacts } from '../model/context';
import { CidrPeer, LabelPeer, UnknownPeer } from '../model/policy';
import { withOwnCluster } from '../selectors/labelSelector';
import { requirementsOf, Requirement } from '../selectors/requirements';
import { Environment } from './environment';
import { Reader } from './reader';
import { asSelector, readSelector } from './selectors';

/** Services that a rule means: by name, or by labels. */
interface ServiceReference {
  namespace: string;
  name?: string;
  requirements?: readonly Requirement[];
}

/** Whom services stand for. */
export type ServicePeer = LabelPeer | CidrPeer | UnknownPeer;

/**
 * Reads `toServices`: the pods of services that select some, the addresses of those that do not. Source:
 * `serviceEndpoints.processRule` in `pkg/policy/k8s/service.go`.
 */
export function readServices(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  environment: Environment,
): ServicePeer[] | undefined {
  const references = reader.items(value, path, (item, at) =>
    readReference(reader, item, at),
  );
  if (!references) {
    return undefined;
  }
  const { services } = environment;
  const unknown: UnknownPeer = {
    type: 'unknown',
    field: 'toServices',
    path,
    text: `services:${JSON.stringify(path)}`,
    reason: 'services',
  };
  if (references.length === 0) {
    return [];
  }
  if (!services) {
    return [unknown];
  }
  return services
    .filter(service => references.some(one => isMeant(service, one)))
    .flatMap(service => peersOf(service, path, environment) ?? [unknown]);
}

function readReference(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): ServiceReference | undefined {
  const fields = reader.record(value, path, [
    'k8sService',
    'k8sServiceSelector',
  ]);
  if (!fields) {
    return undefined;
  }
  const selecting = reader.record(
    fields.k8sServiceSelector,
    [...path, 'k8sServiceSelector'],
    ['selector', 'namespace'],
  );
  if (selecting) {
    const at = [...path, 'k8sServiceSelector'];
    const selector = readSelector(reader, selecting.selector, [
      ...at,
      'selector',
    ]);
    return {
      namespace: reader.text(selecting.namespace, [...at, 'namespace']) ?? '',
      requirements: selector ? requirementsOf(selector) : [],
    };
  }
  const named = reader.record(
    fields.k8sService,
    [...path, 'k8sService'],
    ['serviceName', 'namespace'],
  );
  const at = [...path, 'k8sService'];
  return (
    named && {
      namespace: reader.text(named.namespace, [...at, 'namespace']) ?? '',
      name: reader.text(named.serviceName, [...at, 'serviceName']) ?? '',
    }
  );
}

function isMeant(service: ServiceFacts, reference: ServiceReference): boolean {
  if (reference.namespace !== '' && reference.namespace !== service.namespace) {
    return false;
  }
  return reference.requirements
    ? reference.requirements.every(one => holds(one, service.labels ?? {}))
    : reference.name === service.name;
}

/** Labels of services have no source, and none is asked for. */
function holds(
  { key, operator, values }: Requirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const exists = Object.hasOwn(labels, key);
  switch (operator) {
    case 'In':
      return exists && values.has(labels[key]);
    case 'NotIn':
      return !exists || !values.has(labels[key]);
    case 'Exists':
      return exists;
    default:
      return !exists;
  }
}

/** Undefined where the backends of a service without a selector are not known. */
function peersOf(
  { namespace, selector, backends }: ServiceFacts,
  path: FieldPath,
  { peerCluster }: Environment,
): ServicePeer[] | undefined {
  if (selector && Object.keys(selector).length > 0) {
    const labels = Object.entries(selector).map(
      ([key, value]) => [`k8s:${key}`, value] as const,
    );
    const placed = withOwnCluster(
      {
        matchLabels: {
          ...Object.fromEntries(labels),
          [`k8s:${namespaceKey}`]: namespace,
        },
        matchExpressions: [],
      },
      peerCluster,
    );
    return [
      { type: 'labels', field: 'toServices', ...asSelector(placed, path) },
    ];
  }
  return backends?.flatMap((text): CidrPeer[] => {
    const network = parseAddress(text);
    return network
      ? [
          {
            type: 'cidr',
            field: 'toServices',
            path,
            text: `cidr:${text}/${network.bits}`,
            network,
            except: [],
          },
        ]
      : [];
  });
}
