import { referenceOfKey, ResourceReference } from '../objects/resource';
import { ApplicationSummary } from '../projection/applicationSummary';
import { SyncPermission } from '../windows/syncPermission';
import { Judgement } from './judgement';

/** What it means that an Application differs from Git. Undefined where it does not, or nobody knows. */
export function differenceVerdict(
  application: ApplicationSummary,
  permission:
    Pick<SyncPermission, 'automated' | 'automatedChangesAt'> | undefined,
): Judgement | undefined {
  if (application.sync !== 'OutOfSync') {
    return undefined;
  }
  const { automated, prunes, resources, health } = application;
  const [toConfirm] = resources.toConfirm;
  const [unwanted] = resources.unwanted;
  const onlyPruning =
    resources.requirePruning > 0 &&
    resources.outOfSync <= resources.requirePruning;
  if (onlyPruning && automated && !prunes) {
    return {
      verdict: 'outOfSync',
      reason: {
        code: 'pruneDisabled',
        parameters: { count: resources.requirePruning },
      },
      cause: {
        code: 'pruneDisabled',
        parameters: { resource: titleOfKey(unwanted) },
      },
    };
  }
  if (onlyPruning && automated && toConfirm !== undefined) {
    const resource = titleOfKey(toConfirm);
    return {
      verdict: 'outOfSync',
      reason: { code: 'pruneConfirmation', parameters: { resource } },
      cause: { code: 'pruneConfirmation', parameters: { resource } },
    };
  }
  if (automated && permission && !permission.automated) {
    const opensAt = permission.automatedChangesAt;
    return {
      verdict: 'outOfSync',
      reason: opensAt
        ? { code: 'windowClosedUntil', parameters: { opensAt } }
        : { code: 'windowClosed', parameters: {} },
      cause: { code: 'windowClosed', parameters: {} },
    };
  }
  // A number of nothing says little: the list is not always there.
  const count = Math.max(1, resources.outOfSync);
  if (!automated) {
    return {
      verdict: 'outOfSync',
      reason:
        health === 'Missing'
          ? { code: 'missing', parameters: {} }
          : { code: 'outOfSync', parameters: { count } },
      cause: { code: 'notSyncedYet', parameters: {} },
    };
  }
  const isTried =
    application.operation?.phase === 'Succeeded' &&
    application.operation.revisions.join() === application.revisions.join();
  return isTried && !application.selfHeals
    ? {
        verdict: 'outOfSync',
        reason: { code: 'stillDifferent', parameters: { count } },
      }
    : {
        verdict: 'progressing',
        reason: { code: 'outOfSyncAutomated', parameters: { count } },
      };
}

/** An object as people write it: `Deployment/checkout`. */
export function titleOf({ kind, name }: ResourceReference): string {
  return `${kind}/${name}`;
}

function titleOfKey(key: string | undefined): string {
  return key === undefined ? '–' : titleOf(referenceOfKey(key));
}
