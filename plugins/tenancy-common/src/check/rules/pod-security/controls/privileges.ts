import { short, valueAt } from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../../plan/words';
import { Fields, fieldsAt, isFields, listAt } from '../../../value';
import { isUnset, said, unquoted } from '../../../workloads/said';
import { inherited } from './inherited';
import { Control, isMissing, Pod, SecurityContext } from '../pod';

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
    return set === false || (isUnset(set) && !isMissing(pod, set))
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
    const drops = listAt(drop).includes('ALL') || !dropsNothing(pod, value);
    if (added.length === 0 && drops) {
      return [];
    }
    const names = short(listOf(added.map(unquoted)), 120);
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

function dropsNothing(pod: Pod, { capabilities: set }: Fields): boolean {
  const drop = valueAt(set, ['drop']);
  const replaces = isFields(set) && '$patch' in set;
  return (
    isMissing(pod, set) || isMissing(pod, drop) || replaces || !isUnset(drop)
  );
}

/** `check_runAsNonRoot.go`. */
export const nonRoot: Control = pod =>
  pod.userNamespace
    ? []
    : inherited(pod, {
        field: 'runAsNonRoot',
        wrong: ({ who, path, value }) =>
          value.runAsNonRoot === true
            ? []
            : [
                {
                  path: [...path, 'runAsNonRoot'],
                  message: `${who} sets runAsNonRoot to ${said(value.runAsNonRoot)}, and may run as root.`,
                  remedy: 'Write runAsNonRoot: true.',
                },
              ],
        danger: 'may run as root',
        remedy:
          "Write securityContext: { runAsNonRoot: true } in the pod's spec.",
      });

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
