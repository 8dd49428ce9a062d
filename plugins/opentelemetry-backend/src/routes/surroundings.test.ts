import http from 'node:http';
import { close, listen } from '@socle/plugin-platform-node/testUtils';
import {
  EntityHealth,
  EnvironmentHealth,
} from '@socle/plugin-opentelemetry-common';
import { ines } from '../__testUtils__/people';
import { startWorld, World } from '../__testUtils__/world';

jest.setTimeout(120_000);

const labels = {
  alertname: 'CartsFail',
  severity: 'critical',
  namespace: 'payments-prod',
  service: 'checkout',
};

let world: World;
let beside: http.Server;
let isDown = false;

/** Alertmanager and Grafana, as they answer. */
const answers: Record<string, unknown> = {
  '/api/v2/alerts': [
    {
      labels: { ...labels, prometheus: 'monitoring/k8s' },
      status: { state: 'suppressed', silencedBy: ['one'], inhibitedBy: [] },
    },
  ],
  '/api/v2/silences': [
    {
      id: 'one',
      endsAt: '2030-01-01T00:00:00.000Z',
      createdBy: 'Inès',
      comment: 'We know',
      status: { state: 'active' },
    },
  ],
  '/api/search': [
    {
      uid: 'own',
      title: 'Payments',
      url: '/d/own/payments',
      tags: ['tenant:payments'],
    },
    {
      uid: 'other',
      title: 'Shop',
      url: '/d/other/shop',
      tags: ['tenant:shop'],
    },
    { uid: '../admin', title: 'Evil', url: '/x', tags: ['tenant:payments'] },
  ],
};

beforeAll(async () => {
  beside = http.createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    response.writeHead(isDown ? 500 : 200, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(answers[path] ?? null));
  });
  const url = await listen(beside);
  world = await startWorld({
    source: {
      alertmanager: { url },
      grafana: { externalUrl: 'https://grafana.example.com/sub', url },
      traces: { kind: 'jaeger', url: 'https://jaeger.example.com' },
    },
  });
  world.cluster.client.create({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'carts', namespace: 'payments-prod' },
    spec: {
      groups: [
        {
          name: 'carts',
          rules: ['checkout', 'ledger'].map(service => ({
            alert: labels.alertname,
            expr: 'vector(1) > 0',
            labels: { ...labels, service },
            annotations: {
              summary: 'Carts fail',
              runbook_url:
                service === 'checkout'
                  ? 'https://wiki.example.com/carts'
                  : 'data:text/html,evil',
            },
          })),
        },
      ],
    },
  });
});

afterAll(async () => {
  await world.stop();
  await close(beside);
});

const prod = async (): Promise<EnvironmentHealth> =>
  (
    await world.get<EntityHealth>(
      '/entities/component/default/checkout/health',
      ines,
    )
  ).body.environments[1];

it('shows a firing alert with its runbook, and that it is silenced', async () => {
  const { alerts } = await prod();
  expect(alerts).toEqual([
    {
      name: 'CartsFail',
      state: 'firing',
      severity: 'critical',
      summary: 'Carts fail',
      runbook: 'https://wiki.example.com/carts',
      since: expect.any(String),
      silence: {
        until: '2030-01-01T00:00:00.000Z',
        by: 'Inès',
        comment: 'We know',
      },
      labels: { service: 'checkout' },
      source: 'paris',
    },
  ]);
});

it('leads to the tenant’s own dashboards, and to its traces', async () => {
  const { links } = await prod();
  expect(links.map(({ kind, title }) => [kind, title])).toEqual([
    ['dashboard', 'Payments'],
    ['traces', undefined],
  ]);
  const [dashboard, traces] = links.map(({ url }) => new URL(url));
  expect(dashboard.pathname).toBe('/sub/d/own');
  expect(dashboard.searchParams.get('var-namespace')).toBe('payments-prod');
  expect(dashboard.searchParams.get('var-service')).toBe('checkout');
  expect(traces.searchParams.get('service')).toBe('checkout');
});

it('says so where Alertmanager and Grafana cannot be asked, and shows the rest', async () => {
  isDown = true;
  let health = await prod();
  while (health.warnings.every(({ code }) => code !== 'alertsUnknown')) {
    health = await prod();
  }
  expect(health.alerts).toHaveLength(1);
  expect(health.alerts[0].silence).toBeUndefined();
  expect(health.reporting).toBe('requests');
});
