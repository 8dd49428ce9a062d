import { APIResponse, expect, Page } from '@playwright/test';
import { portal } from './support';

const text = (key: string, value: string) => ({
  key,
  value: { stringValue: value },
});

/**
 * Sends what a service counts of its requests to the Prometheus of paris-nonprod, as an SDK does by OTLP: a histogram of their
 * durations, cumulative since a quarter of an hour.
 */
export async function sendRequests(
  page: Page,
  service: { name: string; tenant: string; environment: string },
): Promise<APIResponse> {
  const prometheus = new URL(portal());
  // The sandbox's Prometheus of paris-nonprod is fifteen above the portal.
  prometheus.port = String(Number(prometheus.port) + 15);
  const now = Date.now();
  const points = [15, 10, 5, 1, 0].map(minutes => ({
    attributes: [text('http.request.method', 'GET'), text('http.route', '/')],
    startTimeUnixNano: `${now - 900_000}000000`,
    timeUnixNano: `${now - minutes * 60_000}000000`,
    count: String((15 - minutes) * 60),
    sum: (15 - minutes) * 6,
    bucketCounts: ['0', String((15 - minutes) * 60), '0'],
    explicitBounds: [0.05, 0.25],
  }));
  const answer = await page.request.post(
    new URL('/api/v1/otlp/v1/metrics', prometheus).href,
    {
      data: {
        resourceMetrics: [
          {
            resource: {
              attributes: [
                text('service.name', service.name),
                text('service.namespace', service.tenant),
                text('service.instance.id', 'journey'),
                text(
                  'k8s.namespace.name',
                  `${service.tenant}-${service.environment}`,
                ),
                text('telemetry.sdk.language', 'python'),
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
                      dataPoints: points,
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
    },
  );
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer;
}
