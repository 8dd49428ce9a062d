import { StatusLevel } from '@socle/plugin-platform-common';
import type { TenantEnvironments } from './useTenantEnvironments';
import { worstFirst } from './worstFirst';

const tenant = (level: StatusLevel, suspended = false): TenantEnvironments => {
  const status = { level, reason: level, observedAt: '2026-03-12T09:32:10Z' };
  const cluster = {
    name: 'paris',
    status: { ...status, level: 'ok' as const },
  };
  return {
    status: 'ready',
    data: {
      entityRef: 'system:default/x',
      refused: [],
      environments: [
        { name: 'dev', namespace: 'x-dev', cluster, status, suspended },
      ],
    },
  };
};

it('puts what is wrong before what is well, and what is suspended last', () => {
  const states = new Map<string, TenantEnvironments>([
    ['suspended', tenant('unknown', true)],
    ['well', tenant('ok')],
    ['denied', { status: 'denied' }],
    ['bad', tenant('error')],
    ['well too', tenant('ok')],
    ['doubtful', tenant('warning')],
  ]);

  expect(worstFirst(states)).toEqual([
    'bad',
    'doubtful',
    'denied',
    'well',
    'well too',
    'suspended',
  ]);
});
