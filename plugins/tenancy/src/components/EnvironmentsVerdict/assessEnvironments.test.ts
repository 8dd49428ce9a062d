import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import {
  checkout,
  down,
  homeless,
  insights,
  payments,
  shop,
  stale,
} from '../../__fixtures__/environments';
import { Assessment, assessEnvironments } from './assessEnvironments';

const now = '2026-03-12T09:32:10Z';

/** The part that a sentence is made of. */
function outcome(data: EntityEnvironments): Omit<Assessment, 'status'> {
  const { status: _, ...rest } = assessEnvironments(data, now);
  return rest;
}

describe('assessEnvironments', () => {
  it.each<[string, EntityEnvironments, Omit<Assessment, 'status'>]>([
    [
      'counts what is ready where all is well',
      payments,
      {
        outcome: 'runs',
        environments: ['dev', 'prod'],
        ready: 6,
        problem: undefined,
      } as Assessment,
    ],
    [
      'names the environment that is worst off',
      shop,
      {
        outcome: 'runs',
        environments: ['dev', 'staging', 'prod'],
        ready: 5,
        problem: {
          kind: 'workloads',
          environment: 'dev',
          notReady: 1,
          total: 2,
        },
      } as Assessment,
    ],
    [
      'says that a cluster went silent, though all was well there',
      stale,
      {
        outcome: 'runs',
        environments: ['dev', 'prod'],
        ready: 6,
        problem: {
          kind: 'unreachable',
          environment: 'prod',
          cluster: 'paris-prod',
        },
      } as Assessment,
    ],
    [
      'says that a cluster was never reached',
      down,
      {
        outcome: 'runs',
        environments: ['prod'],
        ready: undefined,
        problem: {
          kind: 'unreachable',
          environment: 'prod',
          cluster: 'legacy',
        },
      } as Assessment,
    ],
    [
      'knows a suspended tenant',
      insights,
      { outcome: 'suspended', environments: ['dev'] } as Assessment,
    ],
    [
      'knows that there is no environment',
      homeless,
      { outcome: 'no-environments' },
    ],
    [
      'knows that nothing was deployed yet',
      {
        ...checkout,
        environments: checkout.environments.map(environment => ({
          ...environment,
          workloads: { ready: 0, total: 0 },
        })),
      },
      { outcome: 'nothing-runs', environments: ['dev', 'prod'] } as Assessment,
    ],
    [
      'leaves out an environment that nothing was deployed to',
      {
        ...checkout,
        environments: [
          checkout.environments[0],
          {
            ...checkout.environments[1],
            workloads: { ready: 0, total: 0 },
          },
        ],
      },
      {
        outcome: 'runs',
        environments: ['dev'],
        ready: 1,
        problem: undefined,
      } as Assessment,
    ],
    [
      'passes on a reason that is not about workloads',
      {
        ...payments,
        environments: [
          {
            ...payments.environments[0],
            status: {
              level: 'error',
              reason: 'The namespace payments-dev does not exist',
              observedAt: now,
            },
            workloads: undefined,
          },
        ],
      },
      {
        outcome: 'runs',
        environments: ['dev'],
        ready: undefined,
        problem: {
          kind: 'other',
          environment: 'dev',
          reason: 'The namespace payments-dev does not exist',
        },
      } as Assessment,
    ],
  ])('%s', (_, data, expected) => {
    expect(outcome(data)).toEqual(expected);
  });

  it('is never better than what is known', () => {
    expect(assessEnvironments(insights, now).status.level).toBe('unknown');
    expect(assessEnvironments(homeless, now).status).toEqual({
      level: 'unknown',
      reason: '',
      observedAt: now,
    });
    expect(assessEnvironments(stale, now).status).toEqual(
      stale.environments[1].status,
    );
  });

  it('of two that are equally bad, tells of the one nearer to production', () => {
    const bad = shop.environments.map(environment => ({
      ...environment,
      status: shop.environments[0].status,
      workloads: { ready: 0, total: 1 },
    }));

    expect(
      assessEnvironments({ ...shop, environments: bad }, now),
    ).toMatchObject({ problem: { environment: 'prod' } });
  });
});
