import { TenantRequest } from '@socle/plugin-tenancy-common';
import { closedRequest, requestOf } from '../../__fixtures__/requests';
import { adviceOn, assessRequest } from './assessRequest';

/** How far it is, and what to do about the first step that is not done. */
function story(request: TenantRequest): string {
  const { outcome, ...rest } = assessRequest(request);
  const open = request.steps.find(({ state }) => state !== 'done');
  const place = 'step' in rest ? ` ${rest.number} ${rest.step}` : '';
  const advice = open && adviceOn(open);
  return `${outcome}${place}${advice ? `: ${advice}` : ''}`;
}

describe('a request', () => {
  it.each<[string, TenantRequest]>([
    ['review: review', requestOf('proposed')],
    ['unknown 2 merged: forge', requestOf('proposed', { state: 'unknown' })],
    ['closed: closed', closedRequest()],
    [
      'stopped 2 merged',
      requestOf('proposed', {
        state: 'failed',
        cause: { id: 'conflict', params: { number: '7' } },
      }),
    ],
    ['going 3 registered: registering', requestOf('merged')],
    ['stopped 3 registered: invalid', requestOf('merged', { state: 'failed' })],
    ['unknown 3 registered: forge', requestOf('merged', { state: 'unknown' })],
    ['going 4 applied: syncing', requestOf('registered')],
    [
      'stopped 4 applied: syncFailed',
      requestOf('registered', { state: 'failed' }),
    ],
    [
      'unknown 4 applied: argocd',
      requestOf('registered', { state: 'unknown' }),
    ],
    ['going 5 live: appearing', requestOf('applied')],
    ['stopped 5 live: notRendered', requestOf('applied', { state: 'failed' })],
    ['unknown 5 live: cluster', requestOf('applied', { state: 'unknown' })],
    ['finished', requestOf('live')],
  ])('is %s', (expected, request) => {
    expect(story(request)).toBe(expected);
  });
});
