import { Status, StatusLevel } from '@socle/plugin-platform-common';
import {
  EntityEnvironments,
  EnvironmentState,
} from '@socle/plugin-tenancy-common';

/**
 * What is wrong in the environment that is worst off.
 *
 * @public
 */
export type Problem =
  | { kind: 'unreachable'; environment: string; cluster: string }
  | {
      kind: 'workloads';
      environment: string;
      notReady: number;
      total: number;
    }
  | { kind: 'other'; environment: string; reason: string };

/**
 * The one sentence about an entity's environments, before it is put into words.
 *
 * @public
 */
export type Assessment = { status: Status } & (
  | { outcome: 'no-environments' }
  | { outcome: 'suspended'; environments: string[] }
  | { outcome: 'nothing-runs'; environments: string[] }
  | {
      outcome: 'runs';
      environments: string[];
      /** Ready workloads over all environments; unset where none was counted. */
      ready?: number;
      problem?: Problem;
    }
);

const SEVERITY: Record<StatusLevel, number> = {
  ok: 0,
  unknown: 1,
  warning: 2,
  error: 3,
};

/**
 * The environment that is worst off; of equals one whose workloads are not all ready, then the last, as nearest to
 * production.
 */
function worstOf(environments: EnvironmentState[]): EnvironmentState {
  const rank = ({ status, workloads }: EnvironmentState) =>
    SEVERITY[status.level] * 4 +
    (status.staleSince ? 2 : 0) +
    (workloads && workloads.ready < workloads.total ? 1 : 0);
  return environments.reduce((worst, candidate) =>
    rank(candidate) >= rank(worst) ? candidate : worst,
  );
}

function problemOf(environment: EnvironmentState): Problem | undefined {
  const { name, cluster, status, workloads } = environment;
  if (status.staleSince || cluster.status.level === 'error') {
    return { kind: 'unreachable', environment: name, cluster: cluster.name };
  }
  if (status.level === 'ok') {
    return undefined;
  }
  if (workloads && workloads.ready < workloads.total) {
    return {
      kind: 'workloads',
      environment: name,
      notReady: workloads.total - workloads.ready,
      total: workloads.total,
    };
  }
  return { kind: 'other', environment: name, reason: status.reason };
}

/**
 * Where an entity runs, and what is wrong in the environment that is worst off. Suspended environments are told of, and
 * judged by nothing.
 *
 * @public
 * @param now - ISO 8601 in UTC; the moment of the verdict where there is nothing that was observed.
 */
export function assessEnvironments(
  data: EntityEnvironments,
  now: string,
): Assessment {
  const active = data.environments.filter(({ suspended }) => !suspended);
  if (active.length === 0) {
    const [first] = data.environments;
    return {
      status: {
        level: 'unknown',
        reason: '',
        observedAt: first?.status.observedAt ?? now,
      },
      ...(first
        ? {
            outcome: 'suspended',
            environments: data.environments.map(({ name }) => name),
          }
        : { outcome: 'no-environments' }),
    };
  }

  const worst = worstOf(active);
  const problem = problemOf(worst);
  const running = active.filter(
    ({ workloads }) => !workloads || workloads.total > 0,
  );
  if (running.length === 0 && !problem) {
    return {
      status: { ...worst.status, level: 'unknown' },
      outcome: 'nothing-runs',
      environments: active.map(({ name }) => name),
    };
  }
  const counted = running.flatMap(({ workloads }) =>
    workloads ? [workloads.ready] : [],
  );
  return {
    status: worst.status,
    outcome: 'runs',
    environments: (running.length > 0 ? running : active).map(
      ({ name }) => name,
    ),
    ready:
      counted.length > 0
        ? counted.reduce((sum, ready) => sum + ready, 0)
        : undefined,
    problem,
  };
}
