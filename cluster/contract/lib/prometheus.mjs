import { call } from '../../lib/http.mjs';
import { platform, uniqueName } from './platform.mjs';

const { url } = platform.prometheus;

/**
 * Asks Prometheus' API.
 *
 * @param {string} path below `/api/v1`
 * @param {Record<string, string | number | string[]>} [parameters] in the address
 * @param {object} [options] those of the call
 * @returns {Promise<{ status: number, type: string, text: string, body: any }>} `body` is undefined where it is no JSON
 */
export async function ask(path, parameters = {}, options = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    [value].flat().forEach(one => search.append(name, String(one)));
  }
  const { status, headers, text } = await call(
    `${url}/api/v1${path}?${search}`,
    options,
  );
  const type = headers['content-type']?.split(';')[0];
  const body = type === 'application/json' ? JSON.parse(text) : undefined;
  return { status, type, text, body };
}

/**
 * What a refusal says: status, kind and message. Where in a query something is wrong is left out: the sandbox does not say it
 * of all that it refuses.
 */
export const refusal = ({ status, body }) => [
  status,
  body.errorType,
  body.error.replace(/(?:unknown position|\d+:\d+): parse error: /, ''),
];

const attributes = values =>
  Object.entries(values).map(([key, stringValue]) => ({
    key,
    value: { stringValue },
  }));

/**
 * Brings measurements of a service of its own, each minute for ten minutes until a short while ago: requests that count up by
 * 60 a minute (`calls_total`, `code` 200) and by 6 (500), memory that grows by 1.5 (`memory_bytes`), and durations in three
 * buckets (`duration_seconds`).
 *
 * @returns {Promise<{ job: string, start: number, end: number, labels: Record<string, string> }>} moments in seconds; `labels`
 *   are those of each series
 */
export async function bringMeasurements() {
  const namespace = uniqueName('contract');
  const end = Math.floor(Date.now() / 60_000) * 60;
  const start = end - 600;
  const points = of =>
    Array.from({ length: 11 }, (_, minute) => ({
      timeUnixNano: `${start + minute * 60}000000000`,
      startTimeUnixNano: `${start - 60}000000000`,
      ...of(minute),
    }));
  const calls = (code, eachMinute) =>
    points(minute => ({
      asInt: String(minute * eachMinute),
      attributes: attributes({ code }),
    }));
  const metrics = [
    {
      name: 'calls',
      unit: '1',
      sum: {
        isMonotonic: true,
        aggregationTemporality: 2,
        dataPoints: [...calls('200', 60), ...calls('500', 6)],
      },
    },
    {
      name: 'memory',
      unit: 'By',
      gauge: { dataPoints: points(minute => ({ asDouble: minute * 1.5 })) },
    },
    {
      name: 'duration',
      unit: 's',
      histogram: {
        aggregationTemporality: 2,
        dataPoints: points(minute => ({
          count: String(minute * 10),
          sum: minute * 2.5,
          bucketCounts: [5, 3, 2].map(count => String(minute * count)),
          explicitBounds: [0.1, 0.5],
        })),
      },
    },
  ];
  const { status, text } = await ask(
    '/otlp/v1/metrics',
    {},
    {
      method: 'POST',
      body: {
        resourceMetrics: [
          {
            resource: {
              attributes: attributes({
                'service.name': 'web',
                'service.namespace': namespace,
                'service.instance.id': 'one',
                'k8s.namespace.name': 'shop',
                'team.name': 'payments',
              }),
            },
            scopeMetrics: [{ scope: { name: 'contract' }, metrics }],
          },
        ],
      },
    },
  );
  if (status !== 200) {
    throw new Error(`Prometheus takes no measurements: ${status} ${text}`);
  }
  const job = `${namespace}/web`;
  return {
    job,
    start,
    end,
    labels: {
      job,
      instance: 'one',
      k8s_namespace_name: 'shop',
      service_name: 'web',
      service_namespace: namespace,
    },
  };
}
