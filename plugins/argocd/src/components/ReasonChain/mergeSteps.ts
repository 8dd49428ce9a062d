import { referenceKey, Step } from '@socle/plugin-argocd-common';

const keyOf = ({ subject }: Step) => subject && referenceKey(subject);

/**
 * The steps, of which those that say the same thing of the same object one after the other are one: Argo CD has a condition
 * for each of its own parts that stumbled over something. All their words and messages stay.
 */
export function mergeSteps(steps: readonly Step[]): Step[] {
  const merged: Step[] = [];
  for (const step of steps) {
    const last = merged[merged.length - 1];
    if (last && saysTheSame(last, step)) {
      merged[merged.length - 1] = {
        ...last,
        status: joined(last.status, step.status, ', '),
        message: joined(last.message, step.message, '\n\n'),
      };
    } else {
      merged.push(step);
    }
  }
  return merged;
}

function saysTheSame(left: Step, right: Step): boolean {
  return (
    left.cause !== undefined &&
    JSON.stringify([left.cause, left.kind, left.container]) ===
      JSON.stringify([right.cause, right.kind, right.container]) &&
    keyOf(left) === keyOf(right)
  );
}

function joined(
  left: string | undefined,
  right: string | undefined,
  by: string,
): string | undefined {
  const all = [...(left?.split(by) ?? []), ...(right ? [right] : [])];
  return all.length === 0 ? undefined : [...new Set(all)].join(by);
}
