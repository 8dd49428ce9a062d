import { rollout, RolloutSet } from './rollout';
import { Deployment } from './types';

const deployment = (
  replicas: number,
  strategy?: Deployment['spec']['strategy'],
  paused = false,
): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'checkout', namespace: 'payments-dev' },
  spec: {
    replicas,
    paused,
    strategy,
    selector: { matchLabels: { app: 'checkout' } },
    template: { spec: { containers: [] } },
  },
});

const set = (
  name: string,
  replicas: number,
  available: number,
): RolloutSet => ({
  name,
  replicas,
  available,
});

const noSurge: Deployment['spec']['strategy'] = {
  rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
};

describe('rollout', () => {
  it.each<
    [string, Deployment, RolloutSet, RolloutSet[], Record<string, number>]
  >([
    [
      'starts a new Deployment at once',
      deployment(3),
      set('new', 0, 0),
      [],
      { new: 3 },
    ],
    ['follows a scale up', deployment(5), set('new', 3, 3), [], { new: 5 }],
    ['follows a scale down', deployment(1), set('new', 3, 3), [], { new: 1 }],
    [
      'adds what the surge allows before it takes anything away',
      deployment(4),
      set('new', 0, 0),
      [set('old', 4, 4)],
      { new: 1, old: 3 },
    ],
    [
      'takes nothing away while what is new is not available',
      deployment(2),
      set('new', 1, 0),
      [set('old', 2, 2)],
      { new: 1, old: 2 },
    ],
    [
      'goes on when what is new is available',
      deployment(2),
      set('new', 1, 1),
      [set('old', 2, 2)],
      { new: 1, old: 1 },
    ],
    [
      'takes one away first where there may be no surge',
      deployment(4, noSurge),
      set('new', 0, 0),
      [set('old', 4, 4)],
      { new: 0, old: 3 },
    ],
    [
      'takes away what never came up without waiting for it',
      deployment(2),
      set('new', 1, 0),
      [set('broken', 1, 0), set('old', 2, 2)],
      { new: 1, broken: 0, old: 2 },
    ],
    [
      'removes everything old before it recreates',
      deployment(2, { type: 'Recreate' }),
      set('new', 0, 0),
      [set('old', 2, 2)],
      { new: 0, old: 0 },
    ],
    [
      'recreates when nothing old is left',
      deployment(2, { type: 'Recreate' }),
      set('new', 0, 0),
      [set('old', 0, 0)],
      { new: 2, old: 0 },
    ],
    [
      'changes nothing while it is paused',
      deployment(2, undefined, true),
      set('new', 0, 0),
      [set('old', 2, 2)],
      { new: 0, old: 2 },
    ],
  ])('%s', (_, of, newest, old, expected) => {
    expect(
      Object.fromEntries(rollout({ deployment: of, newest, old })),
    ).toEqual(expected);
  });
});
