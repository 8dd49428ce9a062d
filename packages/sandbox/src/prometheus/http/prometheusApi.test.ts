import http from 'node:http';
import { AddressInfo } from 'node:net';
import { createPrometheus, Prometheus } from '../createPrometheus';

let prometheus: Prometheus;
let server: http.Server;
let url: string;

beforeAll(async () => {
  prometheus = createPrometheus({});
  server = http.createServer(prometheus.handler);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise(resolve => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

const get = async (path: string) => {
  const response = await fetch(`${url}/api/v1${path}`);
  return { status: response.status, body: await response.json() };
};

const text = (key: string, stringValue: string) => ({
  key,
  value: { stringValue },
});

/** What an SDK sends of a histogram and a counter. */
const sent = (at: number) => ({
  resourceMetrics: [
    {
      resource: {
        attributes: [
          text('service.name', 'recommender'),
          text('service.namespace', 'insights'),
          text('service.instance.id', 'one'),
          text('k8s.namespace.name', 'insights-prod'),
          text('process.pid', '7'),
        ],
      },
      scopeMetrics: [
        {
          metrics: [
            {
              name: 'http.server.request.duration',
              unit: 's',
              histogram: {
                aggregationTemporality: 2,
                dataPoints: [
                  {
                    timeUnixNano: `${at}000000`,
                    bucketCounts: ['3', '1', '0'],
                    explicitBounds: [0.1, 1],
                    sum: 0.7,
                    attributes: [text('http.route', '/a"}')],
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
});

it('takes what an SDK sends, under the names that Prometheus gives it', async () => {
  const response = await fetch(`${url}/api/v1/otlp/v1/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent(Date.now())),
  });
  expect(response.status).toBe(200);
  const names = await get(
    `/label/__name__/values?match[]=${encodeURIComponent('{k8s_namespace_name="insights-prod"}')}`,
  );
  expect(names.body.data).toEqual([
    'http_server_request_duration_seconds_bucket',
    'http_server_request_duration_seconds_count',
    'http_server_request_duration_seconds_sum',
    'target_info',
  ]);
  const { body } = await get(
    `/query?query=${encodeURIComponent('http_server_request_duration_seconds_bucket{le="1"}')}`,
  );
  expect(body.data).toMatchObject({
    resultType: 'vector',
    result: [
      {
        metric: {
          job: 'insights/recommender',
          instance: 'one',
          service_name: 'recommender',
          http_route: '/a"}',
          le: '1',
        },
        value: [expect.any(Number), '4'],
      },
    ],
  });
});

it.each([
  ['/query', 400, 'bad_data', /parse error/],
  ['/query?query=sum(', 400, 'bad_data', /parse error/],
  ['/query?query=1&time=soon', 400, 'bad_data', /invalid parameter "time"/],
  ['/query_range?query=1&start=0&end=1', 400, 'bad_data', /"step"/],
  ['/query_range?query=1&start=2&end=1&step=1', 400, 'bad_data', /"end"/],
  ['/query?query=predict_linear(a[5m],1)', 422, 'execution', /does not know/],
  ['/series', 400, 'bad_data', /no match\[\] parameter provided/],
])('%s is answered with %i %s', async (path, status, errorType, error) => {
  expect(await get(path)).toEqual({
    status,
    body: { status: 'error', errorType, error: expect.stringMatching(error) },
  });
});

it('reads a query from a form, too', async () => {
  const response = await fetch(`${url}/api/v1/query`, {
    method: 'POST',
    body: new URLSearchParams({ query: 'vector(0.0000001)', time: '10' }),
  });
  expect(await response.json()).toEqual({
    status: 'success',
    data: {
      resultType: 'vector',
      result: [{ metric: {}, value: [10, '0.0000001'] }],
    },
  });
});

it('has no page of another name', async () => {
  const response = await fetch(`${url}/api/v1/nothing`);
  expect([response.status, await response.text()]).toEqual([
    404,
    '404 page not found\n',
  ]);
});
