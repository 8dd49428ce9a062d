import { mockServices } from '@backstage/backend-test-utils';
import { ArgoDoor, ArgoMood, startArgoDoor } from '../__testUtils__/argoDoor';
import { eventually } from '../__testUtils__/eventually';
import { ArgoConnection } from '../clients/ArgoConnection';
import { HttpArgoApi } from '../clients/HttpArgoApi';
import { ApiSource } from './ApiSource';

jest.setTimeout(60_000);

let door: ArgoDoor;
let source: ApiSource | undefined;

beforeAll(async () => {
  door = await startArgoDoor();
});

afterEach(() => {
  source?.stop();
  door.be('well');
  door.asked.length = 0;
});

afterAll(async () => await door.stop());

/** Follows it over HTTP, with short pauses. */
function follow(token = 'sandbox-argocd-portal'): ApiSource {
  const now = () => new Date();
  const started = ApiSource.start({
    instance: { name: 'lyon', namespace: 'argocd', applicationNamespaces: [] },
    feed: new HttpArgoApi({
      config: { url: door.url, token, projectTokens: [] },
      connection: new ArgoConnection({
        instance: 'lyon',
        url: door.url,
        limits: { rest: 0 },
        now,
      }),
    }),
    logger: mockServices.logger.mock(),
    timing: { relist: 60_000, firstPause: 20, longestPause: 100, gather: 5 },
    random: () => 1,
    now,
  });
  source = started;
  return started;
}

const names = ({ applications }: ApiSource) =>
  [...applications.all()].map(({ name }) => name).sort();

const both = ['logistics.dev.front', 'payments.dev.front'];

it('has all Applications, and each change as it happens', async () => {
  const followed = follow();
  await followed.settled(30_000);
  expect(names(followed)).toEqual(both);
  await eventually(() => expect(followed.project('payments')).toBeDefined());
  await eventually(() => expect(door.asked).toHaveLength(3));
  door.put('payments.dev.ledger', { project: 'payments' });
  await eventually(() =>
    expect(names(followed)).toEqual([...both, 'payments.dev.ledger'].sort()),
  );
  door.remove('payments.dev.ledger');
  await eventually(() => expect(names(followed)).toEqual(both));
  expect(door.asked).toHaveLength(3);
});

it.each<[string, ArgoMood, string]>([
  [
    'no longer knows the token (401)',
    { status: 401, message: 'invalid session: token is expired' },
    'does not accept the portal’s token',
  ],
  [
    'forbids it (403)',
    { status: 403, message: 'permission denied: applications, get' },
    'forbids it to the portal’s token',
  ],
  [
    'has too much to do (429)',
    { status: 429, headers: { 'retry-after': '1' } },
    'has too much to do',
  ],
  [
    'cannot answer (500, in its own words)',
    { status: 500, message: 'rpc error: code = Internal' },
    'answers 500',
  ],
  ['is behind a proxy that fails (502)', { status: 502 }, 'answers 502'],
])(
  'keeps what it has while Argo CD %s, says since when, and learns of all that it missed',
  async (_story, mood, says) => {
    const followed = follow();
    await followed.settled(30_000);
    door.be(mood);
    await eventually(() => expect(followed.status().reason).toContain(says));
    expect(followed.status()).toMatchObject({
      level: 'error',
      reason: `The API of Argo CD lyon ${says}`,
      staleSince: expect.any(String),
    });
    expect(names(followed)).toEqual(both);
    door.put('payments.dev.ledger', { project: 'payments' });
    door.be('well');
    await eventually(() => expect(followed.status().level).toBe('ok'));
    expect(followed.status().staleSince).toBeUndefined();
    expect(names(followed)).toContain('payments.dev.ledger');
    door.remove('payments.dev.ledger');
  },
);

it('comes back by itself from an Argo CD that was down', async () => {
  const followed = follow();
  await followed.settled(30_000);
  await door.goDown();
  await eventually(() =>
    expect(followed.status()).toMatchObject({
      level: 'error',
      reason: 'The API of Argo CD lyon cannot be reached',
      staleSince: expect.any(String),
    }),
  );
  expect(names(followed)).toEqual(both);
  await door.comeBack();
  await eventually(() => expect(followed.status().level).toBe('ok'));
});

it('does not ask again before Argo CD said that it may', async () => {
  door.be({ status: 429, headers: { 'retry-after': '1' } });
  const followed = follow();
  await followed.settled(30_000);
  expect(followed.status()).toMatchObject({
    level: 'error',
    reason: 'The API of Argo CD lyon has too much to do',
  });
  await eventually(() => expect(door.asked.length).toBeGreaterThan(1));
  const [first, second] = door.asked;
  expect(second - first).toBeGreaterThanOrEqual(990);
});

it('keeps nobody waiting for an Argo CD that takes its time, and has all when it comes', async () => {
  door.be('silent');
  const followed = follow();
  await followed.settled(20);
  expect(followed.status()).toMatchObject({
    level: 'unknown',
    reason: 'Argo CD lyon has not answered yet',
  });
  door.be('well');
  await eventually(() => expect(names(followed)).toEqual(both));
});

it.each([
  ['a token that Argo CD does not know', 'nobody', []],
  [
    'the token of a project',
    'sandbox-argocd:payments:portal',
    ['payments.dev.front'],
  ],
])('sees with %s what Argo CD shows to it', async (_story, token, expected) => {
  const followed = follow(token);
  await followed.settled(30_000);
  expect(names(followed)).toEqual(expected);
  expect(followed.status().level).toBe(expected.length > 0 ? 'ok' : 'error');
});
