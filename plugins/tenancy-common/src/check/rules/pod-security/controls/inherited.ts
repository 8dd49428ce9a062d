import { isUnset } from '../../../workloads/said';
import { Breach, isMissing, Pod, SecurityContext } from '../pod';

/**
 * Breaches of a control that containers inherit from their pod: each place that sets the field wrong, and those that say
 * nothing where the pod does not either. What the pod sets counts for all of them: where that is wrong, it is told once.
 */
export function inherited(
  pod: Pod,
  options: {
    field: string;
    /** What is wrong with the field where it is set. */
    wrong: (context: SecurityContext) => Breach[];
    /** What follows from setting it nowhere. */
    danger: string;
    remedy: string;
  },
): Breach[] {
  const { field, wrong, danger, remedy } = options;
  const { own, ofContainers, template } = pod;
  const lacking = ofContainers.filter(({ value }) => isUnset(value[field]));
  const isLacking =
    isMissing(pod, own.value[field]) &&
    (template.partial || lacking.length > 0);
  return [
    ...[own, ...ofContainers]
      .filter(({ value }) => !isUnset(value[field]))
      .flatMap(wrong),
    ...(isLacking
      ? [
          {
            path: [...own.path, field],
            message: template.partial
              ? `The patch takes ${field} away from the pod, which then ${danger}.`
              : `${titleOf(lacking)} ${danger}: neither the pod nor the container sets ${field}.`,
            remedy,
          },
        ]
      : []),
  ];
}

/** `Container front`, `Container front and 2 others`. */
function titleOf(contexts: readonly SecurityContext[]): string {
  const [{ who }] = contexts;
  const others = contexts.length - 1;
  return others === 0
    ? who
    : `${who} and ${others} ${others === 1 ? 'other' : 'others'}`;
}
