import http from 'node:http';
import { close, listen } from '@socle/plugin-platform-node/testUtils';
import { ArgoConnection, ArgoLimits } from './ArgoConnection';

let answer: http.RequestListener = (_request, response) => response.end('{}');
const asked: string[] = [];
const server = http.createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answer(request, response);
});
let url: string;

beforeAll(async () => {
  url = await listen(server);
});

beforeEach(() => {
  asked.length = 0;
});

afterAll(async () => {
  await close(server);
});

const connect = (limits: Partial<ArgoLimits> = {}) =>
  new ArgoConnection({
    instance: 'paris',
    url: `${url}/base`,
    limits,
    now: () => new Date(),
  });
const get = (...path: string[]) =>
  ({ method: 'GET', path, token: 'secret' }) as const;

it.each([
  [['applications', 'a/../b?c#d'], '/applications/a%2F..%2Fb%3Fc%23d'],
  [['applications', 'a b%2f'], '/applications/a%20b%252f'],
])('encodes %j', async (path, expected) => {
  await connect().json(get(...path));
  expect(asked).toEqual([`GET /base/api/v1${expected}`]);
});

it.each(['..', '.', ''])('asks for nothing called %j', async part => {
  await expect(
    connect().json(get('applications', part, 'sync')),
  ).rejects.toMatchObject({ code: 'refused' });
  expect(asked).toEqual([]);
});

it('waits no longer than it was told, also for the rest of an answer', async () => {
  answer = (_request, response) => response.write('{');
  await expect(connect({ answer: 50 }).json(get('x'))).rejects.toMatchObject({
    code: 'timeout',
    message: 'The API of Argo CD paris did not answer in time',
  });
});

it('reads no more than it was told', async () => {
  answer = (_request, response) => response.end(`"${'x'.repeat(5_000)}"`);
  await expect(
    connect({ maximumBytes: 1_000 }).json(get('x')),
  ).rejects.toMatchObject({ code: 'invalid' });
});

it('follows no redirect', async () => {
  answer = (_request, response) => {
    response.writeHead(307, { location: '/elsewhere' }).end();
  };
  await expect(connect().json(get('x'))).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(asked).toEqual(['GET /base/api/v1/x']);
});

it('asks so many at once, and no more', async () => {
  const open: http.ServerResponse[] = [];
  let most = 0;
  answer = (_request, response) => {
    open.push(response);
    most = Math.max(most, open.length);
    setTimeout(() => open.shift()?.end('{}'), 5);
  };
  const connection = connect({ atOnce: 3 });
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => connection.json(get(`${index}`))),
  );
  expect([most, asked.length]).toEqual([3, 20]);
});

it('leaves an API alone for as long as it asks, and lets people act all the same', async () => {
  answer = (_request, response) => {
    response.writeHead(429, { 'retry-after': '30' }).end();
  };
  const connection = connect({ rest: 0 });
  const reading = () => connection.json(get('x'));
  await expect(reading()).rejects.toMatchObject({ code: 'busy' });
  await expect(reading()).rejects.toMatchObject({ code: 'busy' });
  expect(asked).toHaveLength(1);
  expect(connection.status()).toMatchObject({
    level: 'error',
    staleSince: expect.any(String),
  });
  answer = (_request, response) => response.end('{}');
  await connection.json({ ...get('x'), method: 'POST', body: {} });
  expect(connection.status()).toMatchObject({ level: 'ok' });
  await reading();
});

it.each<[string, number, unknown, string, boolean]>([
  [
    'Argo CD’s own answer that it cannot tell this one thing',
    500,
    { code: 2, message: 'error getting cached app resource tree' },
    'unable',
    false,
  ],
  [
    'an Argo CD that is not there',
    503,
    { code: 14, message: 'x' },
    'failed',
    true,
  ],
  ['a proxy', 502, '<html>', 'failed', true],
  [
    'a sync window',
    403,
    { code: 7, message: 'cannot sync: blocked by sync window' },
    'refused',
    false,
  ],
  [
    'a right that is missing',
    403,
    { code: 7, message: 'no' },
    'forbidden',
    false,
  ],
])('%s: %s', async (_title, status, body, code, isOut) => {
  answer = (_request, response) => {
    response.writeHead(status).end(JSON.stringify(body));
  };
  const connection = connect();
  await expect(connection.json(get('x'))).rejects.toMatchObject({ code });
  expect(connection.status()?.level).toBe(isOut ? 'error' : 'ok');
});

it('says that it speaks JSON, also where it has nothing to say', async () => {
  const types: unknown[] = [];
  answer = (request, response) => {
    types.push(request.headers['content-type']);
    response.end('{}');
  };
  await connect().json({ ...get('x'), method: 'DELETE' });
  await connect().json(get('x'));
  expect(types).toEqual(['application/json', undefined]);
});
