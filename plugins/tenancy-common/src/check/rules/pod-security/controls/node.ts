import { FieldPath, short } from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../../plan/words';
import { Fields, fieldsAt, isFields, listAt } from '../../../value';
import { Container, titleOfContainer } from '../../../workloads/containers';
import { isUnset, said, saidName } from '../../../workloads/said';
import { Breach, Control, Pod } from '../pod';

/** `check_hostNamespaces.go`. */
export const hostNamespaces: Control = ({ spec, path }) => {
  const fields = ['hostNetwork', 'hostPID', 'hostIPC'].filter(
    field => !isUnset(spec[field]) && spec[field] !== false,
  );
  const written = fields.map(field => `${field}: ${said(spec[field])}`);
  return fields.length > 0
    ? [
        {
          path: [...path, fields[0]],
          message: `The pod shares what is the node's: ${listOf(written)}.`,
          remedy: `Remove ${listOf(fields)}.`,
        },
      ]
    : [];
};

/** `check_hostPorts.go`. */
export const hostPorts: Control = ({ containers }) =>
  containers.flatMap(container => {
    const taken = listAt(container.value, 'ports').flatMap((port, index) =>
      isFields(port) && !isUnset(port.hostPort) && port.hostPort !== 0
        ? [{ index, port: port.hostPort }]
        : [],
    );
    const [first] = taken;
    return first
      ? [
          {
            path: [...container.path, 'ports', first.index, 'hostPort'],
            message: `${titleOfContainer(container)} takes ports of the node: ${some(taken.map(({ port }) => said(port)))}.`,
            remedy:
              'Remove hostPort: a Service leads to the container by its containerPort.',
          },
        ]
      : [];
  });

/* Sources that a tenant's pods may have; `check_restrictedVolumes.go`. A volume without any is an emptyDir. */
const volumeSources = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** `check_hostPathVolumes.go` and `check_restrictedVolumes.go`. */
export const volumes: Control = ({ spec, path, template }) => {
  const wrong = listAt(spec, 'volumes').flatMap((volume, index) => {
    const source = isFields(volume)
      ? forbiddenSource(volume, template.partial)
      : undefined;
    return source === undefined
      ? []
      : [{ index, source, name: saidName(fieldsAt(volume).name) }];
  });
  const [first] = wrong;
  if (!first) {
    return [];
  }
  const each = wrong.map(
    ({ name, source }) => `${name} is ${short(source) || '""'}`,
  );
  return [
    {
      path: [...path, 'volumes', first.index, first.source],
      message: `The pod has volumes of kinds that tenants may not have: ${some(each)}.`,
      remedy: `Use one of ${[...volumeSources].join(', ')}.`,
    },
  ];
};

function forbiddenSource(volume: Fields, partial: boolean): string | undefined {
  return Object.entries(volume).find(
    ([field, value]) =>
      field !== 'name' &&
      !(partial && field.startsWith('$')) &&
      !volumeSources.has(field) &&
      !isUnset(value),
  )?.[0];
}

/** `check_windowsHostProcess.go`. */
export const hostProcess: Control = ({ own, ofContainers }) =>
  [own, ...ofContainers].flatMap(({ who, path, value }) => {
    const set = fieldsAt(value, 'windowsOptions').hostProcess;
    return isUnset(set) || set === false
      ? []
      : [
          {
            path: [...path, 'windowsOptions', 'hostProcess'],
            message: `${who} asks to run as a process of the Windows node: hostProcess is ${said(set)}.`,
            remedy: 'Remove hostProcess.',
          },
        ];
  });

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const hooks = ['postStart', 'preStop'];

/** `check_hostProbesAndhostLifecycle.go`, since Kubernetes 1.34. */
export const probedHosts: Control = ({ containers }: Pod) =>
  containers.flatMap(container => {
    const [first] = [
      ...probes.map(probe => [probe]),
      ...hooks.map(hook => ['lifecycle', hook]),
    ].flatMap(handler =>
      ['httpGet', 'tcpSocket'].flatMap(way =>
        probedHost(container, [...handler, way, 'host']),
      ),
    );
    return first ? [first] : [];
  });

function probedHost(container: Container, path: FieldPath): Breach[] {
  const host = fieldsAt(container.value, ...path.slice(0, -1)).host;
  return isUnset(host) || host === ''
    ? []
    : [
        {
          path: [...container.path, ...path],
          message: `${titleOfContainer(container)} has the node call ${said(host)} for it: the kubelet would reach what the pod may not.`,
          remedy: 'Remove host: the call then goes to the pod itself.',
        },
      ];
}

/** So many of them that a message stays readable. */
function some(items: readonly string[]): string {
  return short(items.join(', '), 160);
}
