import { paris, parisDown } from '../../__fixtures__/deliveries';
import { statusOf } from './statusOf';

const receivedAt = '2026-11-21T10:35:00Z';
const since = '2026-11-21T10:32:00Z';
const application = { instance: 'paris', namespace: 'argocd', name: 'x' };

it.each([
  ['since when it is so', { since }, [paris], { observedAt: since }],
  [
    'when it came in, where nobody knows',
    {},
    [paris],
    { observedAt: receivedAt },
  ],
  [
    'as of when its Argo CD was heard last',
    { since, application },
    [parisDown],
    {
      observedAt: '2026-11-21T10:20:00Z',
      staleSince: '2026-11-21T10:21:00Z',
    },
  ],
  [
    'nothing of another Argo CD that is silent',
    { since, application },
    [paris, { ...parisDown, name: 'lyon' }],
    { observedAt: since },
  ],
])('tells %s', (_, verdict, instances, expected) => {
  expect(
    statusOf({ verdict: { level: 'ok', ...verdict }, instances, receivedAt }),
  ).toEqual({ level: 'ok', reason: '', ...expected });
});
