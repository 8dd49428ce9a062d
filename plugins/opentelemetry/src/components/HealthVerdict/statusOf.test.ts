import { SourceState } from '@socle/plugin-opentelemetry-common';
import { statusOf } from './statusOf';

const source = (
  kind: SourceState['kind'],
  staleSince?: string,
): SourceState => ({
  name: 'paris',
  kind,
  status: {
    level: 'ok',
    reason: '',
    observedAt: '2026-03-10T21:00:00Z',
    ...(staleSince && { staleSince }),
  },
});

const verdict = { level: 'ok', observedAt: '2026-03-10T22:00:00Z' } as const;

describe('statusOf', () => {
  it.each<[string, SourceState[], string | undefined]>([
    ['as it was judged', [source('metrics')], undefined],
    [
      'as of then, where metrics went silent, for as long as the longest of them',
      [
        source('metrics', '2026-03-10T21:50:00Z'),
        source('metrics', '2026-03-10T21:40:00Z'),
      ],
      '2026-03-10T21:40:00Z',
    ],
    [
      'whatever dashboards say',
      [source('dashboards', '2026-03-10T21:40:00Z')],
      undefined,
    ],
  ])('is %s', (_, sources, staleSince) => {
    expect(statusOf(verdict, sources)).toEqual({
      ...verdict,
      reason: '',
      ...(staleSince && { staleSince }),
    });
  });
});
