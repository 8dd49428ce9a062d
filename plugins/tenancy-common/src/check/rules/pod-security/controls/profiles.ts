import { short } from '@socle/plugin-platform-common/documents';
import { Fields, fieldsAt, isFields, listAt } from '../../../value';
import { isUnset, said, saidName } from '../../../workloads/said';
import { Breach, Control, Pod, SecurityContext } from '../pod';
import { inherited } from './inherited';

const profileTypes = new Set<unknown>(['RuntimeDefault', 'Localhost']);

/** `check_seccompProfile_restricted.go`, which is stricter than the baseline's. */
export const seccomp: Control = pod =>
  pod.windows
    ? []
    : inherited(pod, {
        field: 'seccompProfile',
        wrong: one => wrongProfile(one, 'seccompProfile'),
        danger: 'may make any system call',
        remedy:
          "Write securityContext: { seccompProfile: { type: RuntimeDefault } } in the pod's spec.",
      });

const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/';

/** `check_appArmorProfile.go`: the field, and the annotations that came before it. */
export const appArmor: Control = pod => [
  ...[pod.own, ...pod.ofContainers].flatMap(one =>
    wrongProfile(one, 'appArmorProfile'),
  ),
  ...appArmorAnnotations(pod),
];

function appArmorAnnotations({ template: { manifest, path } }: Pod): Breach[] {
  const at = [...path.slice(0, -1), 'metadata', 'annotations'];
  const wrong = Object.entries(fieldsAt(manifest.object, ...at)).find(
    ([name, value]) =>
      name.startsWith(appArmorPrefix) &&
      !isUnset(value) &&
      value !== '' &&
      value !== 'runtime/default' &&
      !(typeof value === 'string' && value.startsWith('localhost/')),
  );
  return wrong
    ? [
        {
          path: [...at, wrong[0]],
          message: `The pod sets the AppArmor profile of ${short(wrong[0].slice(appArmorPrefix.length))} to ${said(wrong[1])}, which takes the default away.`,
          remedy: 'Remove the annotation: runtime/default is the default.',
        },
      ]
    : [];
}

function wrongProfile(
  { who, path, value }: SecurityContext,
  field: 'seccompProfile' | 'appArmorProfile',
): Breach[] {
  const profile = value[field];
  if (!isFields(profile) || profileTypes.has(profile.type)) {
    return [];
  }
  return [
    {
      path: [...path, field, 'type'],
      message: isUnset(profile.type)
        ? `${who} has a ${field} without a type.`
        : `${who} sets its ${field} to ${said(profile.type)}, which is neither RuntimeDefault nor Localhost.`,
      remedy: `Write ${field}: { type: RuntimeDefault }.`,
    },
  ];
}

const seLinuxTypes = new Set<unknown>([
  undefined,
  null,
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** `check_seLinuxOptions.go`, as of Kubernetes 1.31. */
export const seLinux: Control = ({ own, ofContainers }) =>
  [own, ...ofContainers].flatMap(({ who, path, value }) => {
    const options = fieldsAt(value, 'seLinuxOptions');
    const field = forbiddenOption(options);
    return field
      ? [
          {
            path: [...path, 'seLinuxOptions', field],
            message: `${who} sets the ${field} of its SELinux label to ${said(options[field])}.`,
            remedy:
              'Remove it; of types, container_t, container_init_t, container_kvm_t and container_engine_t are allowed.',
          },
        ]
      : [];
  });

function forbiddenOption(options: Fields): string | undefined {
  if (!seLinuxTypes.has(options.type)) {
    return 'type';
  }
  return ['user', 'role'].find(
    field => !isUnset(options[field]) && options[field] !== '',
  );
}

/** `check_procMount_restricted.go`: no user namespace makes it weaker. */
export const procMount: Control = ({ ofContainers }) =>
  ofContainers.flatMap(({ who, path, value }) => {
    const set = value.procMount;
    return isUnset(set) || set === 'Default'
      ? []
      : [
          {
            path: [...path, 'procMount'],
            message: `${who} sets procMount to ${said(set)}, which shows more of /proc than the default.`,
            remedy: 'Remove procMount.',
          },
        ];
  });

/* As of Kubernetes 1.32. */
const safeSysctls = new Set<unknown>([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** `check_sysctls.go`. */
export const sysctls: Control = ({ own }) => {
  const wrong = listAt(own.value, 'sysctls').flatMap((sysctl, index) => {
    const { name } = fieldsAt(sysctl);
    return safeSysctls.has(name) ? [] : [{ index, name: saidName(name) }];
  });
  const [first] = wrong;
  return first
    ? [
        {
          path: [...own.path, 'sysctls', first.index, 'name'],
          message: `The pod sets parameters of the node's kernel: ${short(wrong.map(({ name }) => name).join(', '), 160)}.`,
          remedy: `Remove them; allowed are ${[...safeSysctls].join(', ')}.`,
        },
      ]
    : [];
};
