import { at, listOf, recordOf, recordsOf, stringOf } from '../json';
import { KubernetesObject } from '../types';
import { ageOf } from './age';
import {
  ageColumn,
  Column,
  count,
  nameColumn,
  none,
  text,
  wide,
} from './column';
import { labelsText, selectorText } from './selector';

function joined(values: unknown[], separator = ','): string {
  return values.filter(Boolean).join(separator);
}

function servicePorts(service: KubernetesObject): string {
  const ports = recordsOf(at(service, 'spec', 'ports')).map(port =>
    port.nodePort
      ? `${port.port}:${port.nodePort}/${port.protocol}`
      : `${port.port}/${port.protocol}`,
  );
  return joined(ports) || none;
}

function externalAddress(service: KubernetesObject): string {
  const spec = recordOf(service.spec);
  const given = listOf(spec.externalIPs);
  if (spec.type === 'ExternalName') {
    return String(spec.externalName);
  }
  const balanced = recordsOf(
    at(service, 'status', 'loadBalancer', 'ingress'),
  ).map(one => one.ip ?? one.hostname);
  if (spec.type === 'LoadBalancer') {
    return joined([...balanced, ...given]) || '<pending>';
  }
  return joined(given) || none;
}

export const serviceColumns: Column[] = [
  nameColumn,
  text('Type', object => at(object, 'spec', 'type')),
  text('Cluster-IP', object => at(object, 'spec', 'clusterIP') || none),
  text('External-IP', externalAddress),
  text('Port(s)', servicePorts),
  ageColumn,
  wide(
    text(
      'Selector',
      object => labelsText(at(object, 'spec', 'selector')) || none,
    ),
  ),
];

function lastSeen(event: KubernetesObject, now: Date): string {
  const time = event.lastTimestamp || event.eventTime;
  return ageOf(time || event.metadata.creationTimestamp, now);
}

export const eventColumns: Column[] = [
  text('Last Seen', (event, now) =>
    lastSeen(
      {
        ...event,
        lastTimestamp: event.lastTimestamp ?? event.deprecatedLastTimestamp,
      },
      now,
    ),
  ),
  text('Type', event => event.type),
  text('Reason', event => event.reason),
  text('Object', event => {
    const { kind, name } = recordOf(event.involvedObject ?? event.regarding);
    return `${String(kind).toLowerCase()}/${name}`;
  }),
  wide(
    text(
      'Subobject',
      event =>
        recordOf(event.involvedObject ?? event.regarding).fieldPath ?? '',
    ),
  ),
  wide(
    text('Source', event => {
      const { component, host } = recordOf(
        event.source ?? event.deprecatedSource,
      );
      return joined(
        [
          component || event.reportingComponent || event.reportingController,
          host || event.reportingInstance,
        ],
        ', ',
      );
    }),
  ),
  text('Message', event =>
    (stringOf(event.message) ?? stringOf(event.note) ?? '').trim(),
  ),
  wide(
    text('First Seen', (event, now) =>
      ageOf(
        event.firstTimestamp ||
          event.deprecatedFirstTimestamp ||
          event.eventTime ||
          event.metadata.creationTimestamp,
        now,
      ),
    ),
  ),
  wide(text('Count', event => event.count ?? event.deprecatedCount ?? 1)),
  wide(nameColumn),
];

export const configMapColumns: Column[] = [
  nameColumn,
  text(
    'Data',
    object =>
      Object.keys(recordOf(object.data)).length +
      Object.keys(recordOf(object.binaryData)).length,
  ),
  ageColumn,
];

export const secretColumns: Column[] = [
  nameColumn,
  text('Type', object => object.type),
  text('Data', object => Object.keys(recordOf(object.data)).length),
  ageColumn,
];

export const namespaceColumns: Column[] = [
  nameColumn,
  text('Status', object => at(object, 'status', 'phase')),
  ageColumn,
];

function nodeStatus(node: KubernetesObject): string {
  const ready = recordsOf(at(node, 'status', 'conditions')).find(
    condition => condition.type === 'Ready',
  );
  const words = [ready?.status === 'True' ? 'Ready' : 'NotReady'];
  if (!ready) {
    words[0] = 'Unknown';
  }
  if (at(node, 'spec', 'unschedulable') === true) {
    words.push('SchedulingDisabled');
  }
  return words.join(',');
}

function nodeAddress(node: KubernetesObject, type: string): unknown {
  return (
    recordsOf(at(node, 'status', 'addresses')).find(one => one.type === type)
      ?.address ?? none
  );
}

const rolePrefix = 'node-role.kubernetes.io/';

export const nodeColumns: Column[] = [
  nameColumn,
  text('Status', nodeStatus),
  text(
    'Roles',
    node =>
      Object.keys(node.metadata.labels ?? {})
        .filter(label => label.startsWith(rolePrefix))
        .map(label => label.slice(rolePrefix.length))
        .sort()
        .join(',') || none,
  ),
  ageColumn,
  text('Version', node => at(node, 'status', 'nodeInfo', 'kubeletVersion')),
  wide(text('Internal-IP', node => nodeAddress(node, 'InternalIP'))),
  wide(text('External-IP', node => nodeAddress(node, 'ExternalIP'))),
  wide(text('OS-Image', node => at(node, 'status', 'nodeInfo', 'osImage'))),
  wide(
    text('Kernel-Version', node =>
      at(node, 'status', 'nodeInfo', 'kernelVersion'),
    ),
  ),
  wide(
    text('Container-Runtime', node =>
      at(node, 'status', 'nodeInfo', 'containerRuntimeVersion'),
    ),
  ),
];

function quotaText(quota: KubernetesObject, limits: boolean): string {
  const hard = recordOf(at(quota, 'status', 'hard'));
  const used = recordOf(at(quota, 'status', 'used'));
  return Object.keys(hard)
    .filter(name => name.startsWith('limits.') === limits)
    .sort()
    .map(name => `${name}: ${used[name] ?? 0}/${hard[name]}`)
    .join(', ');
}

export const quotaColumns: Column[] = [
  nameColumn,
  text('Request', quota => quotaText(quota, false)),
  text('Limit', quota => quotaText(quota, true)),
  ageColumn,
];

export const nameAndAge: Column[] = [nameColumn, ageColumn];

export const endpointsColumns: Column[] = [
  nameColumn,
  text('Endpoints', object => {
    const all = recordsOf(object.subsets).flatMap(subset =>
      recordsOf(subset.addresses).flatMap(address =>
        recordsOf(subset.ports).map(port => `${address.ip}:${port.port}`),
      ),
    );
    const more = all.length - 3;
    return more > 0
      ? `${all.slice(0, 3).join(',')} + ${more} more...`
      : joined(all) || none;
  }),
  ageColumn,
];

const accessModes: Record<string, string> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

export const claimColumns: Column[] = [
  nameColumn,
  text('Status', claim =>
    claim.metadata.deletionTimestamp
      ? 'Terminating'
      : at(claim, 'status', 'phase'),
  ),
  text('Volume', claim => at(claim, 'spec', 'volumeName') ?? ''),
  text('Capacity', claim => at(claim, 'status', 'capacity', 'storage') ?? ''),
  text('Access Modes', claim =>
    at(claim, 'spec', 'volumeName')
      ? joined(
          listOf(at(claim, 'status', 'accessModes')).map(
            mode => accessModes[String(mode)],
          ),
        )
      : '',
  ),
  text('StorageClass', claim => at(claim, 'spec', 'storageClassName') ?? ''),
  text(
    'VolumeAttributesClass',
    claim => at(claim, 'spec', 'volumeAttributesClassName') ?? '<unset>',
  ),
  ageColumn,
  wide(
    text('VolumeMode', claim => at(claim, 'spec', 'volumeMode') ?? '<unset>'),
  ),
];

function hosts(ingress: KubernetesObject): string {
  const all = recordsOf(at(ingress, 'spec', 'rules'))
    .map(rule => rule.host)
    .filter(Boolean);
  const more = all.length - 3;
  return more > 0
    ? `${all.slice(0, 3).join(',')} + ${more} more...`
    : joined(all) || '*';
}

export const ingressColumns: Column[] = [
  nameColumn,
  text('Class', object => at(object, 'spec', 'ingressClassName') ?? none),
  text('Hosts', hosts),
  text('Address', object =>
    joined(
      recordsOf(at(object, 'status', 'loadBalancer', 'ingress')).map(
        one => one.ip ?? one.hostname,
      ),
    ),
  ),
  text('Ports', object =>
    listOf(at(object, 'spec', 'tls')).length ? '80, 443' : '80',
  ),
  ageColumn,
];

export const networkPolicyColumns: Column[] = [
  nameColumn,
  text(
    'Pod-Selector',
    object => selectorText(at(object, 'spec', 'podSelector')) || none,
  ),
  ageColumn,
];

export const disruptionBudgetColumns: Column[] = [
  nameColumn,
  text('Min Available', object =>
    String(at(object, 'spec', 'minAvailable') ?? 'N/A'),
  ),
  text('Max Unavailable', object =>
    String(at(object, 'spec', 'maxUnavailable') ?? 'N/A'),
  ),
  count('Allowed Disruptions', object =>
    at(object, 'status', 'disruptionsAllowed'),
  ),
  ageColumn,
];

function subjects(binding: KubernetesObject, kind: string): string {
  return recordsOf(binding.subjects)
    .filter(subject => subject.kind === kind)
    .map(({ name, namespace }) =>
      kind === 'ServiceAccount' ? `${namespace}/${name}` : name,
    )
    .join(', ');
}

export const bindingColumns: Column[] = [
  nameColumn,
  text('Role', binding => {
    const { kind, name } = recordOf(binding.roleRef);
    return `${kind}/${name}`;
  }),
  ageColumn,
  wide(text('Users', binding => subjects(binding, 'User'))),
  wide(text('Groups', binding => subjects(binding, 'Group'))),
  wide(text('ServiceAccounts', binding => subjects(binding, 'ServiceAccount'))),
];

export const endpointSliceColumns: Column[] = [
  nameColumn,
  text('AddressType', object => object.addressType),
  text(
    'Ports',
    object =>
      joined(recordsOf(object.ports).map(port => port.port ?? '*')) ||
      '<unset>',
  ),
  text('Endpoints', object => {
    const all = recordsOf(object.endpoints).flatMap(one =>
      listOf(one.addresses),
    );
    const more = all.length - 3;
    return more > 0
      ? `${all.slice(0, 3).join(',')} + ${more} more...`
      : joined(all) || '<unset>';
  }),
  ageColumn,
];

export const leaseColumns: Column[] = [
  nameColumn,
  text('Holder', object => at(object, 'spec', 'holderIdentity') ?? ''),
  ageColumn,
];

export const revisionColumns: Column[] = [
  nameColumn,
  text('Controller', object => {
    const owner = object.metadata.ownerReferences?.find(one => one.controller);
    if (!owner) {
      return none;
    }
    const [group] = owner.apiVersion.split('/');
    return `${owner.kind.toLowerCase()}.${group}/${owner.name}`;
  }),
  text('Revision', object => object.revision),
  ageColumn,
];
