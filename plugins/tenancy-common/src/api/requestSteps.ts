import { isStale, Status } from '@socle/plugin-platform-common';
import { EnvironmentState } from '../environments';
import { Observation } from '../environmentState';
import {
  applicationProblem,
  ApplicationSummary,
  appliedAt,
} from './applications';
import { ChangeReview, ChangeSummary } from './changes';
import { mergedStep, proposedStep } from './proposalSteps';
import { because } from './requestReasons';
import { RequestStep, TenantRequest } from './requests';

/**
 * All that tells how far a change request is.
 *
 * @public
 */
export interface RequestObservations {
  tenant: string;
  change: ChangeSummary;
  /** How the forge is that the change request is on; stale where it is the last one known. */
  forge: Status;
  /** How it stands while it is open; unset where that is not known. */
  review?: ChangeReview;
  registry: {
    /** Whether the platform's tree has the tenant. */
    isThere: boolean;
    /** What is wrong with its `tenant.yaml`, as a sentence. */
    problem?: string;
    revision: string;
    status: Status;
  };
  /** The Applications of Argo CD that there must be: `payments`, `payments.dev`. */
  expected: readonly string[];
  /** Those of the tenant that are there; unset where the portal is not told where Argo CD is. */
  applications?: Observation<ApplicationSummary>;
  environments: readonly EnvironmentState[];
}

/**
 * How far a change request is on its way from the pull request to the clusters.
 *
 * Pure.
 *
 * @public
 */
export function requestSteps(seen: RequestObservations): TenantRequest {
  const { tenant, change } = seen;
  const steps: TenantRequest['steps'] = [
    proposedStep(seen),
    mergedStep(seen),
    registeredStep(seen),
    appliedStep(seen),
    liveStep(seen),
  ];
  /* What is later cannot be done before what is earlier. */
  const firstOpen = steps.findIndex(({ state }) => state !== 'done');
  steps.forEach((step, index) => {
    if (firstOpen >= 0 && index > firstOpen) {
      steps[index] = {
        name: step.name,
        state: 'waiting',
        ...because(`${step.name}Waiting`),
      };
    }
  });
  return {
    tenant,
    change,
    ...(seen.review &&
      change.state === 'open' && { checks: seen.review.checks }),
    steps,
    ended: change.state === 'closed' || firstOpen < 0,
  };
}

function registeredStep(seen: RequestObservations): RequestStep {
  const { change, registry } = seen;
  const { problem, status } = registry;
  const staleSince = status.staleSince && { staleSince: status.staleSince };
  const isSeen = isRegistered(seen);
  if (isSeen && problem && change.kind !== 'remove') {
    return {
      name: 'registered',
      state: 'failed',
      ...because('invalid', {}, problem),
      ...staleSince,
    };
  }
  if (isSeen) {
    return {
      name: 'registered',
      state: 'done',
      ...because(change.kind === 'remove' ? 'unregistered' : 'registered'),
      ...(change.mergedAt && { at: change.mergedAt }),
    };
  }
  return isStale(status)
    ? {
        name: 'registered',
        state: 'unknown',
        reason: status.reason,
        ...staleSince,
      }
    : {
        name: 'registered',
        state: 'current',
        ...because('registering'),
        ...(change.mergedAt && { at: change.mergedAt }),
      };
}

function isRegistered({ change, registry }: RequestObservations): boolean {
  switch (change.kind) {
    case 'create':
      return registry.isThere;
    case 'remove':
      return !registry.isThere;
    default:
      return isReadSince(registry.status, change.mergedAt);
  }
}

/** Whether the forge said after a moment that the tree is as the portal has it. */
function isReadSince(status: Status, moment: string | undefined): boolean {
  return (
    moment === undefined || Date.parse(status.observedAt) >= Date.parse(moment)
  );
}

function appliedStep(seen: RequestObservations): RequestStep {
  const { applications, change, expected, registry } = seen;
  const name = 'applied';
  if (!applications) {
    return { name, state: 'unknown', ...because('argocdNotSet') };
  }
  const { status } = applications;
  if (!applications.known) {
    return { name, state: 'unknown', reason: status.reason };
  }
  const staleSince = status.staleSince && { staleSince: status.staleSince };
  if (change.kind === 'remove') {
    const left = applications.objects.map(one => one.name);
    return left.length === 0
      ? { name, state: 'done', ...because('removed'), ...staleSince }
      : {
          name,
          state: 'current',
          ...because('removing', { applications: left }),
          ...staleSince,
        };
  }
  const found = new Map(applications.objects.map(one => [one.name, one]));
  const mine = expected.flatMap(wanted => found.get(wanted) ?? []);
  const problems = expected.flatMap(wanted => {
    const application = found.get(wanted);
    if (!application) {
      return [
        {
          state: 'current' as const,
          ...because('notMade', { application: wanted }),
        },
      ];
    }
    return applicationProblem(application, {
      revision: registry.revision,
      mergedAt: change.mergedAt,
    });
  });
  const worst = problems.find(({ state }) => state === 'failed') ?? problems[0];
  if (worst) {
    return { name, ...worst, ...staleSince };
  }
  const at = mine.flatMap(appliedAt).sort().at(-1);
  return {
    name,
    state: 'done',
    ...because(mine.length === 1 ? 'appliedOne' : 'applied', {
      total: String(mine.length),
    }),
    ...(at && { at }),
    ...staleSince,
  };
}

function liveStep({ change, environments }: RequestObservations): RequestStep {
  const name = 'live';
  if (change.kind === 'remove') {
    return { name, state: 'done', ...because('gone') };
  }
  if (environments.length === 0) {
    return { name, state: 'failed', ...because('notRendered') };
  }
  const waiting = environments.find(
    ({ quota, status }) => quota === undefined || status.level === 'unknown',
  );
  const staleSince = environments
    .flatMap(({ status }) => status.staleSince ?? [])
    .sort()
    .at(0);
  if (waiting) {
    return {
      name,
      state: waiting.status.level === 'unknown' ? 'unknown' : 'current',
      ...(waiting.status.level === 'ok'
        ? because('noQuota', { namespace: waiting.namespace })
        : { reason: waiting.status.reason }),
      ...(staleSince && { staleSince }),
    };
  }
  return {
    name,
    state: 'done',
    ...because(environments.length === 1 ? 'liveOne' : 'live', {
      namespaces: environments.map(({ namespace }) => namespace),
    }),
    ...(staleSince && { staleSince }),
  };
}
