import { StatusLevel } from '@socle/plugin-platform-common';
import { Cause } from '../explain/cause';
import { defined } from '../values/read';
import { ApplicationDelivery, EnvironmentDelivery } from './environments';
import { DeliveryVerdict, Reason } from './types';

/**
 * How an entity is delivered, in one verdict: that of its worst Application.
 *
 * @public
 */
export interface EntityVerdict {
  verdict: DeliveryVerdict;
  level: StatusLevel;
  reason: Reason;
  cause?: Cause;
  since?: string;
  /** Where it is so; unset where it is the same in all environments. */
  environment?: string;
  /** The Application that it is said of; unset where there is none, or where it is said of all. */
  application?: { instance: string; namespace: string; name: string };
  /** How many Applications have each verdict. */
  counts: Record<DeliveryVerdict, number>;
  /** What runs, by environment: all the same where there is one label. */
  versions: { environment?: string; label: string }[];
}

const severity: Readonly<Record<DeliveryVerdict, number>> = {
  failing: 4,
  outOfSync: 3,
  progressing: 2,
  unknown: 1,
  delivered: 0,
};

/**
 * Orders verdicts for `sort`, the worst first: failing, out of sync, progressing, unknown, delivered.
 *
 * @public
 */
export function compareVerdicts(
  left: DeliveryVerdict,
  right: DeliveryVerdict,
): number {
  return severity[right] - severity[left];
}

/**
 * The verdict of an entity over all its environments: the worst one, and of equal ones that of the last environment in the
 * order of promotion, as production matters most. An entity without an Application is unknown.
 *
 * @public
 */
export function entityVerdict(
  environments: readonly EnvironmentDelivery[],
): EntityVerdict {
  const all = environments.flatMap(({ environment, applications }) =>
    applications.map(delivery => ({ environment, delivery })),
  );
  const counts: EntityVerdict['counts'] = {
    delivered: 0,
    progressing: 0,
    outOfSync: 0,
    failing: 0,
    unknown: 0,
  };
  for (const { delivery } of all) {
    counts[delivery.verdict.verdict] += 1;
  }
  const versions = versionsOf(all);
  const [worst] = [...all]
    .reverse()
    .sort((left, right) =>
      compareVerdicts(
        left.delivery.verdict.verdict,
        right.delivery.verdict.verdict,
      ),
    );
  if (!worst) {
    return {
      verdict: 'unknown',
      level: 'unknown',
      reason: { code: 'noApplication', parameters: {} },
      counts,
      versions,
    };
  }
  const { verdict, level, reason, cause, since } = worst.delivery.verdict;
  if (verdict === 'delivered') {
    const labels = [...new Set(versions.map(({ label }) => label))];
    return defined({
      verdict,
      level,
      reason: {
        code: 'delivered' as const,
        parameters: { version: labels.join(', ') },
      },
      since: all
        .map(({ delivery }) => delivery.verdict.since)
        .filter((moment): moment is string => moment !== undefined)
        .sort((left, right) => Date.parse(right) - Date.parse(left))[0],
      counts,
      versions,
    });
  }
  const { instance, namespace, name } = worst.delivery.application;
  return defined({
    verdict,
    level,
    reason,
    cause,
    since,
    environment: worst.environment,
    application: { instance, namespace, name },
    counts,
    versions,
  });
}

function versionsOf(
  all: readonly { environment?: string; delivery: ApplicationDelivery }[],
): EntityVerdict['versions'] {
  const known = new Set<string>();
  return all.flatMap(({ environment, delivery }) => {
    const { label } = delivery.version;
    const key = `${environment ?? ''} ${label}`;
    if (known.has(key)) {
      return [];
    }
    known.add(key);
    return [defined({ environment, label })];
  });
}
