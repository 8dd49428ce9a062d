import { Deployment } from './types';

/** One ReplicaSet of a Deployment, in numbers. */
export interface RolloutSet {
  name: string;
  /** What it asks for now. */
  replicas: number;
  available: number;
}

/**
 * How many Pods each ReplicaSet of a Deployment should ask for next (pkg/controller/deployment/rolling.go): the new one
 * grows as far as `maxSurge` lets it, then the old ones shrink as far as `maxUnavailable` lets them, those that are not
 * available first.
 */
export function rollout(options: {
  deployment: Deployment;
  newest: RolloutSet;
  old: RolloutSet[];
}): Map<string, number> {
  const { deployment, newest, old } = options;
  const wanted = deployment.spec.replicas ?? 1;
  const result = new Map<string, number>(
    [newest, ...old].map(({ name, replicas }) => [name, replicas]),
  );
  if (deployment.spec.paused) {
    return result;
  }
  const oldTotal = sum(old.map(({ replicas }) => replicas));
  if (deployment.spec.strategy?.type === 'Recreate') {
    old.forEach(({ name }) => result.set(name, 0));
    if (oldTotal === 0) {
      result.set(newest.name, wanted);
    }
    return result;
  }
  const { surge, unavailable } = limits(deployment);

  const total = oldTotal + newest.replicas;
  const room = wanted + surge - total;
  const grown =
    newest.replicas >= wanted
      ? wanted
      : Math.min(wanted, newest.replicas + Math.max(0, room));
  result.set(newest.name, grown);

  const minimum = wanted - unavailable;
  const newUnavailable = Math.max(0, grown - newest.available);
  const cleanable = Math.max(0, oldTotal + grown - minimum - newUnavailable);
  shrink(result, old, cleanable, set => set.replicas - set.available);

  const available = newest.available + sum(old.map(set => set.available));
  shrink(result, old, Math.max(0, available - minimum), set => set.available);
  return result;
}

/** Takes up to so many Pods from the old ReplicaSets, of each no more than it has of that kind. */
function shrink(
  result: Map<string, number>,
  old: RolloutSet[],
  most: number,
  has: (set: RolloutSet) => number,
): void {
  let left = most;
  for (const set of old) {
    const asked = result.get(set.name) ?? 0;
    const removed = Math.min(asked, Math.max(0, has(set)), left);
    result.set(set.name, asked - removed);
    left -= removed;
  }
}

/** `maxSurge` rounded up, `maxUnavailable` down; never both zero. */
function limits(deployment: Deployment) {
  const wanted = deployment.spec.replicas ?? 1;
  const { maxSurge = '25%', maxUnavailable = '25%' } =
    deployment.spec.strategy?.rollingUpdate ?? {};
  const surge = resolve(maxSurge, wanted, Math.ceil);
  const unavailable = resolve(maxUnavailable, wanted, Math.floor);
  return { surge, unavailable: surge + unavailable === 0 ? 1 : unavailable };
}

function resolve(
  value: number | string,
  of: number,
  round: (number: number) => number,
): number {
  return typeof value === 'string' && value.endsWith('%')
    ? round((Number(value.slice(0, -1)) * of) / 100)
    : Number(value);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
