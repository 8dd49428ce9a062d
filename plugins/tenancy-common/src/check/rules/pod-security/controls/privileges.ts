import { listOf } from '../../../../plan/words';
import { short } from '../../../../yaml/short';
import { fieldsAt, listAt } from '../../../value';
import { isUnset, said } from '../../../workloads/said';
import { Control, Pod, SecurityContext } from '../pod';

/** `check_privileged.go`. */
export const privileged: Control = ({ ofContainers }) =>
  ofContainers.flatMap(({ who, path, value }) => {
    const set = value.privileged;
    return isUnset(set) || set === false
      ? []
      : [
          {
            path: [...path, 'privileged'],
            message:
              set === true
                ? `${who} is privileged: it may do on the node what the node's root may.`
                : `${who} sets privileged to ${said(set)}, which is neither true nor false.`,
            remedy: 'Remove it, or write privileged: false.',
          },
        ];
  });

/** `check_allowPrivilegeEscalation.go`. */
export const escalation: Control = pod =>
  required(pod).flatMap(({ who, path, value }) => {
    const set = value.allowPrivilegeEscalation;
    return set === false || (isUnset(set) && pod.template.partial)
      ? []
      : [
          {
            path: [...path, 'allowPrivilegeEscalation'],
            message: isUnset(set)
              ? `${who} may gain more rights than it begins with, because nothing refuses it.`
              : `${who} sets allowPrivilegeEscalation to ${said(set)}, and may gain more rights than it begins with.`,
            remedy:
              'Write securityContext: { allowPrivilegeEscalation: false } in the container.',
          },
        ];
  });

/** `check_capabilities_restricted.go`, which is stricter than `check_capabilities_baseline.go`. */
export const capabilities: Control = pod =>
  required(pod).flatMap(({ who, path, value }) => {
    const { add, drop } = fieldsAt(value, 'capabilities');
    const added = [...new Set(listAt(add))].filter(
      name => name !== 'NET_BIND_SERVICE',
    );
    const drops =
      listAt(drop).includes('ALL') || (pod.template.partial && isUnset(drop));
    if (added.length === 0 && drops) {
      return [];
    }
    const names = short(listOf(added.map(String)), 120);
    return [
      {
        path: [...path, 'capabilities', added.length > 0 ? 'add' : 'drop'],
        message:
          added.length === 0
            ? `${who} does not drop all capabilities.`
            : `${who} adds ${names} to its capabilities${drops ? '' : ', and does not drop the others'}.`,
        remedy:
          'Write securityContext: { capabilities: { drop: [ALL] } } in the container; NET_BIND_SERVICE alone may be added.',
      },
    ];
  });

/** `check_runAsNonRoot.go`. Containers inherit what the pod says. */
export const nonRoot: Control = pod => {
  if (pod.userNamespace) {
    return [];
  }
  const remedy =
    "Write securityContext: { runAsNonRoot: true } in the pod's spec.";
  const wrong = [pod.own, ...pod.ofContainers].flatMap(
    ({ who, path, value }) => {
      const set = value.runAsNonRoot;
      return isUnset(set) || set === true
        ? []
        : [
            {
              path: [...path, 'runAsNonRoot'],
              message: `${who} sets runAsNonRoot to ${said(set)}, and may run as root.`,
              remedy: 'Write runAsNonRoot: true.',
            },
          ];
    },
  );
  const missing = pod.ofContainers.filter(({ value }) =>
    isUnset(value.runAsNonRoot),
  );
  // What the pod says counts for all of them: where that is wrong, it is told once.
  return !isUnset(pod.own.value.runAsNonRoot) ||
    missing.length === 0 ||
    pod.template.partial
    ? wrong
    : [
        ...wrong,
        {
          path: [...pod.own.path, 'runAsNonRoot'],
          message: `${whoLack(missing)} may run as root: neither the pod nor the container sets runAsNonRoot.`,
          remedy,
        },
      ];
};

/** `check_runAsUser.go`. */
export const user: Control = pod =>
  pod.userNamespace
    ? []
    : [pod.own, ...pod.ofContainers].flatMap(({ who, path, value }) => {
        const set = value.runAsUser;
        return isUnset(set) || (Number.isInteger(set) && set !== 0)
          ? []
          : [
              {
                path: [...path, 'runAsUser'],
                message:
                  set === 0
                    ? `${who} runs as user 0, which is root.`
                    : `${who} runs as user ${said(set)}, which is not the number of a user.`,
                remedy:
                  'Remove runAsUser, or write the number of another user.',
              },
            ];
      });

/** Nothing of Linux is demanded of pods of Windows, whose API refuses these fields. */
function required(pod: Pod): SecurityContext[] {
  return pod.windows ? [] : pod.ofContainers;
}

/** `Container front`, `Container front and 2 others`. */
export function whoLack(lacking: readonly SecurityContext[]): string {
  const [{ who }] = lacking;
  const others = lacking.length - 1;
  return others === 0
    ? who
    : `${who} and ${others} ${others === 1 ? 'other' : 'others'}`;
}
