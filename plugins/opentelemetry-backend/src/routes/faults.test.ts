import http from 'node:http';
import { JsonObject } from '@backstage/types';
import {
  EntityHealth,
  EnvironmentHealth,
} from '@socle/plugin-opentelemetry-common';
import { ines } from '../__testUtils__/people';
import { startWorld, World } from '../__testUtils__/world';

jest.setTimeout(120_000);

const checkout = '/entities/component/default/checkout';
let world: World;

const start = async (source: JsonObject = {}) => {
  world = await startWorld({
    source: { maximumBytes: 2_000_000, maximumSeries: 500, ...source },
  });
};

afterEach(async () => {
  await world.stop();
});

const prod = async (): Promise<EnvironmentHealth> => {
  const { status, body } = await world.get<EntityHealth>(
    `${checkout}/health`,
    ines,
  );
  expect(status).toBe(200);
  return body.environments[1];
};

const answer =
  (status: number, body: unknown, only = /./) =>
  (request: http.IncomingMessage, response: http.ServerResponse): boolean => {
    if (!only.test(request.url ?? '')) {
      return false;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
    return true;
  };

const error = (errorType: string, message: string) => ({
  status: 'error',
  errorType,
  error: message,
});

it.each<[string, World['door']['instead'], string]>([
  [
    'cuts the line',
    (request, response) => {
      request.destroy();
      response.destroy();
      return true;
    },
    'unreachable',
  ],
  [
    'has too much to do (503)',
    answer(503, error('timeout', 'query timed out in expression evaluation')),
    'unreachable',
  ],
  ['fails (500)', answer(500, 'oops'), 'unreachable'],
  ['lets nobody in', answer(401, ''), 'unreachable'],
  ['answers half an answer', answer(200, '{"status":"succ'), 'unreachable'],
  ['answers what no Prometheus does', answer(200, { ok: 1 }), 'unreachable'],
  [
    'redirects',
    (_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      return true;
    },
    'unreachable',
  ],
  [
    'answers more than is read',
    answer(200, `{"status":"success","data":["${'x'.repeat(3_000_000)}"]}`),
    'tooLarge',
  ],
])(
  'where Prometheus %s, health is unknown and says so',
  async (_story, instead, code) => {
    await start();
    world.door.instead = instead;
    const health = await prod();
    expect(health.verdict.level).toBe('unknown');
    expect(health.reporting).toBe('unavailable');
    expect(health.warnings.map(warning => warning.code)).toContain(code);
    expect(JSON.stringify(health)).not.toContain('127.0.0.1');
  },
);

it('waits no longer than its limit for one that does not answer', async () => {
  await start({ timeout: '200ms' });
  world.door.instead = () => true;
  const health = await prod();
  expect(health.verdict.level).toBe('unknown');
  expect(health.warnings).toContainEqual({
    code: 'unreachable',
    parameters: {
      source: 'paris',
      message: 'The source of metrics paris did not answer in time',
    },
  });
});

it('tells of what one query refuses, and shows the rest', async () => {
  await start();
  world.door.instead = (request, response) => {
    if (!request.url?.endsWith('/api/v1/query')) {
      return false;
    }
    // Half of the queries: every other one.
    const count = world.door.asked.filter(path =>
      path.endsWith('/query'),
    ).length;
    return count % 2 === 0
      ? answer(422, error('execution', 'too many samples'))(request, response)
      : false;
  };
  const health = await prod();
  expect(health.verdict.level).toBe('unknown');
  expect(health.warnings).toContainEqual({
    code: 'refused',
    parameters: {
      source: 'paris',
      message: expect.stringContaining('too many samples'),
    },
  });
});

it('passes on what Prometheus warns of', async () => {
  await start();
  world.door.instead = answer(
    200,
    {
      status: 'success',
      data: { resultType: 'vector', result: [] },
      warnings: ['one store did not answer'],
    },
    /\/query$/,
  );
  expect((await prod()).warnings).toContainEqual({
    code: 'partial',
    parameters: { source: 'paris', message: 'one store did not answer' },
  });
});

it('takes no more series of an answer than its limit', async () => {
  await start();
  world.door.instead = answer(
    200,
    {
      status: 'success',
      data: Array.from({ length: 5_000 }, (_, index) => `metric_${index}`),
    },
    /__name__/,
  );
  expect((await prod()).warnings).toContainEqual({
    code: 'tooManySeries',
    parameters: { source: 'paris', shown: 500 },
  });
});

it('shows what was known last, as unknown, once Prometheus is down', async () => {
  await start();
  expect((await prod()).verdict.level).toBe('ok');
  world.door.instead = answer(500, 'oops');
  let health = await prod();
  while (health.warnings.every(({ code }) => code !== 'unreachable')) {
    health = await prod();
  }
  expect(health.reporting).toBe('requests');
  expect(health.figures[0].requests.now.value).toBeGreaterThan(1);
  expect(health.verdict.level).toBe('unknown');
  expect(health.sources[0].status).toMatchObject({
    level: 'error',
    staleSince: expect.any(String),
  });
});
