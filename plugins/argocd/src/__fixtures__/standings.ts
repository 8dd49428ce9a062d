import {
  DeliveryVerdict,
  EntityStanding,
  EntityVerdict,
} from '@socle/plugin-argocd-common';

const verdicts: Record<
  DeliveryVerdict,
  Pick<EntityVerdict, 'level' | 'reason' | 'versions'>
> = {
  delivered: {
    level: 'ok',
    reason: { code: 'delivered', parameters: { version: '1.4.2' } },
    versions: [
      { environment: 'dev', label: '1.4.2' },
      { environment: 'prod', label: '1.4.2' },
    ],
  },
  progressing: {
    level: 'warning',
    reason: { code: 'rollingOut', parameters: { version: '1.4.3' } },
    versions: [],
  },
  outOfSync: {
    level: 'warning',
    reason: { code: 'outOfSync', parameters: { count: 1 } },
    versions: [],
  },
  failing: {
    level: 'error',
    reason: { code: 'degraded', parameters: {} },
    versions: [],
  },
  unknown: {
    level: 'unknown',
    reason: { code: 'noApplication', parameters: {} },
    versions: [],
  },
};

/** One entity's verdict, in prod where it is not everywhere the same. */
export function standingOf(verdict: DeliveryVerdict): EntityStanding {
  return {
    verdict: {
      verdict,
      ...verdicts[verdict],
      ...(verdict !== 'delivered' &&
        verdict !== 'unknown' && { environment: 'prod' }),
      counts: {
        delivered: 0,
        progressing: 0,
        outOfSync: 0,
        failing: 0,
        unknown: 0,
        ...(verdict === 'unknown' ? {} : { [verdict]: 2 }),
      },
    },
  };
}
