import http from 'node:http';
import zlib from 'node:zlib';
import { startServer, TestServer } from './__testUtils__/httpServer';
import { ClusterConnection } from './ClusterConnection';

const servers: TestServer[] = [];
const connections: ClusterConnection[] = [];
afterEach(async () => {
  connections.splice(0).forEach(connection => connection.close());
  await Promise.all(servers.splice(0).map(server => server.stop()));
});

async function connect(listener: http.RequestListener, path = '') {
  const server = await startServer(listener);
  servers.push(server);
  return { server, get: getter(`${server.url}${path}`) };
}

function getter(url: string) {
  const connection = new ClusterConnection({
    details: { name: 'paris', url, authMetadata: {} },
    credentials: async () => ({ type: 'bearer token', token: 'secret' }),
  });
  connections.push(connection);
  return async (limits: { head?: number; total?: number } = {}) => {
    const body = await connection.get({
      path: '/api/v1/pods',
      query: { labelSelector: 'a=b&c' },
      signal: new AbortController().signal,
      headMilliseconds: limits.head ?? 5_000,
      totalMilliseconds: limits.total ?? 5_000,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of body) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  };
}

it('asks with its credentials, under the path of the cluster’s address, and unpacks what comes', async () => {
  let authorization: string | undefined;
  const { server, get } = await connect((request, response) => {
    authorization = request.headers.authorization;
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(zlib.gzipSync('packed'));
  }, '/k8s/clusters/c-1/');
  expect(await get()).toBe('packed');
  expect(authorization).toBe('Bearer secret');
  expect(server.requests).toEqual([
    'GET /k8s/clusters/c-1/api/v1/pods?labelSelector=a%3Db%26c',
  ]);
});

const status = (code: number, message: string) => ({
  code,
  body: JSON.stringify({ kind: 'Status', code, message }),
});

it.each<
  [answer: { code: number; body: string; headers?: object }, error: object]
>([
  [
    status(401, 'Unauthorized'),
    {
      code: 'unauthorized',
      message: "paris does not accept the portal's credentials",
    },
  ],
  [
    status(403, 'pods is forbidden'),
    {
      code: 'forbidden',
      message: 'paris forbids it to the portal: pods is forbidden',
    },
  ],
  [
    { code: 404, body: '404 page not found' },
    { code: 'refused', statusCode: 404, message: 'paris answered 404' },
  ],
  [
    { ...status(429, 'slow down'), headers: { 'retry-after': '7' } },
    {
      code: 'refused',
      message: 'paris answered 429: slow down',
      retryAfterMilliseconds: 7_000,
    },
  ],
  [
    { code: 302, body: '', headers: { location: 'http://169.254.169.254/' } },
    {
      code: 'invalid',
      message:
        'paris answered with a redirect, which is not followed; set its url to where the API is',
    },
  ],
  [
    { code: 500, body: 'x'.repeat(100_000) },
    { code: 'refused', message: 'paris answered 500' },
  ],
])('says what a refusal means (%#)', async (answer, error) => {
  const { server, get } = await connect((_request, response) => {
    response.writeHead(answer.code, { ...answer.headers }).end(answer.body);
  });
  await expect(get()).rejects.toMatchObject({ name: 'ClusterError', ...error });
  expect(server.requests).toHaveLength(1);
});

describe('where the cluster is in trouble', () => {
  it('does not wait for an answer that does not come', async () => {
    const { get } = await connect(() => {});
    await expect(get({ head: 30 })).rejects.toMatchObject({
      code: 'timeout',
      message: 'paris did not answer within 0.03 s',
    });
  });

  it('does not wait for an answer that does not end', async () => {
    const { get } = await connect((_request, response) => {
      response.writeHead(200).write('a');
    });
    await expect(get({ total: 30 })).rejects.toMatchObject({
      code: 'timeout',
      message: 'paris did not finish its answer within 0.03 s',
    });
  });

  it('tells a connection that broke from an answer that ended', async () => {
    const { get } = await connect((_request, response) => {
      response.writeHead(200).write('a', () => response.destroy());
    });
    await expect(get()).rejects.toMatchObject({
      code: 'unreachable',
      message: 'paris cannot be reached: the connection broke',
    });
  });

  it('says that nothing listens, without the address', async () => {
    const { server } = await connect(() => {});
    await server.stop();
    servers.length = 0;
    await expect(getter(server.url)()).rejects.toMatchObject({
      code: 'unreachable',
      message: 'paris cannot be reached: connection refused',
    });
  });
});
