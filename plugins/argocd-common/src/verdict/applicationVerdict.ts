import { StatusLevel } from '@socle/plugin-platform-common';
import { Cause } from '../explain/cause';
import { recognize } from '../explain/recognize';
import { ApplicationSummary } from '../projection/applicationSummary';
import { defined } from '../values/read';
import { SyncPermission } from '../windows/syncPermission';
import { differenceVerdict } from './differenceVerdict';
import { operationVerdict } from './operationVerdict';
import { causeOf, Judgement } from './judgement';
import { stuckRollout } from './stuckRollout';
import { ApplicationVerdict, DeliveryVerdict } from './types';
import { versionOf } from './version';

/** The level that each verdict is drawn with. */
export const levels: Readonly<Record<DeliveryVerdict, StatusLevel>> = {
  delivered: 'ok',
  progressing: 'warning',
  outOfSync: 'warning',
  failing: 'error',
  unknown: 'unknown',
};

/**
 * How an Application is: the first of these that holds. It is being deleted; Argo CD refuses or cannot compare it; its
 * manifests cannot be rendered; an operation runs, waits or failed; what was applied does not run; it differs from Git; it is
 * delivered. Health that is not reported is never taken for good.
 *
 * @public
 */
export function applicationVerdict(
  application: ApplicationSummary,
  options: {
    /** What the sync windows let through, where they are known. */
    permission?: Pick<SyncPermission, 'automated' | 'automatedChangesAt'>;
  } = {},
): ApplicationVerdict {
  const judgement = stuckRollout(
    deletion(application) ??
      conditions(application) ??
      hydration(application) ??
      operationVerdict(application) ??
      health(application) ??
      differenceVerdict(application, options.permission) ??
      rest(application),
    application,
    application.trouble,
  );
  return defined({
    ...judgement,
    level: levels[judgement.verdict],
    warnings: warningsOf(application),
  });
}

function deletion(application: ApplicationSummary): Judgement | undefined {
  if (!application.deletedAt) {
    return undefined;
  }
  const failed = application.conditions.find(
    ({ type }) => type === 'DeletionError',
  );
  if (failed) {
    return {
      verdict: 'failing',
      reason: { code: 'deletionFailed', parameters: {} },
      since: failed.since,
      cause: causeOf(application, failed.message, failed.type),
    };
  }
  return {
    verdict: 'progressing',
    reason: { code: 'deleting', parameters: {} },
    since: application.deletedAt,
    cause:
      application.operation?.phase === 'Running'
        ? { code: 'deletionWaits', parameters: {} }
        : undefined,
  };
}

const conditionReasons = [
  ['InvalidSpecError', 'specInvalid'],
  ['ComparisonError', 'comparisonFailed'],
  ['UnknownError', 'internalError'],
] as const;

function conditions(application: ApplicationSummary): Judgement | undefined {
  for (const [type, code] of conditionReasons) {
    const found = application.conditions.find(
      condition => condition.type === type,
    );
    if (found) {
      return {
        verdict: 'failing',
        reason: { code, parameters: {} },
        since: found.since,
        cause: causeOf(application, found.message, type),
      };
    }
  }
  return undefined;
}

function hydration({
  hydration: state,
}: ApplicationSummary): Judgement | undefined {
  switch (state?.phase) {
    case 'Failed': {
      const text = state.message ?? '';
      return {
        verdict: 'failing',
        reason: { code: 'hydrationFailed', parameters: {} },
        since: state.finishedAt ?? state.startedAt,
        cause: recognize({ text, word: 'HydrationFailed' }) ?? {
          code: 'hydrationFailed',
          parameters: { detail: text.slice(0, 300) || '–' },
        },
      };
    }
    case 'Hydrating':
      return {
        verdict: 'progressing',
        reason: { code: 'hydrating', parameters: {} },
        since: state.startedAt,
      };
    default:
      return undefined;
  }
}

function health(application: ApplicationSummary): Judgement | undefined {
  const since = application.healthSince;
  switch (application.health) {
    case 'Degraded':
      return {
        verdict: 'failing',
        reason: { code: 'degraded', parameters: {} },
        since,
        cause: recognize({ text: application.healthMessage ?? '' }),
      };
    case 'Progressing':
      return application.sync === 'OutOfSync'
        ? undefined
        : {
            verdict: 'progressing',
            reason: {
              code: 'rollingOut',
              parameters: { version: versionOf(application).label },
            },
            since,
          };
    case 'Suspended':
      return application.sync === 'OutOfSync'
        ? undefined
        : {
            verdict: 'progressing',
            reason: { code: 'suspended', parameters: {} },
            since,
          };
    default:
      return undefined;
  }
}

function rest(application: ApplicationSummary): Judgement {
  const { sync, health: code, healthSince, deployed } = application;
  if (sync === undefined) {
    return {
      verdict: 'unknown',
      reason: { code: 'notReported', parameters: {} },
      since: application.createdAt,
    };
  }
  if (sync === 'Unknown') {
    return {
      verdict: 'unknown',
      reason: { code: 'notCompared', parameters: {} },
    };
  }
  if (code !== 'Healthy') {
    return {
      verdict: 'unknown',
      reason: { code: 'healthUnknown', parameters: {} },
      since: healthSince,
    };
  }
  return {
    verdict: 'delivered',
    reason: {
      code: 'delivered',
      parameters: { version: versionOf(application).label },
    },
    since: latest(deployed?.deployedAt, healthSince),
  };
}

const warningTypes = [
  'SharedResourceWarning',
  'RepeatedResourceWarning',
  'ExcludedResourceWarning',
  'OrphanedResourceWarning',
];

function warningsOf(application: ApplicationSummary): Cause[] {
  return application.conditions
    .filter(({ type }) => warningTypes.includes(type))
    .flatMap(({ message, type }) => causeOf(application, message, type) ?? []);
}

function latest(...moments: (string | undefined)[]): string | undefined {
  return moments
    .filter((moment): moment is string => moment !== undefined)
    .sort((left, right) => Date.parse(right) - Date.parse(left))[0];
}
