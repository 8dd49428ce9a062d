import {
  EntityHealth,
  EntityInstrumentation,
  EntityObjectives,
  HealthDetail,
  Onboarding,
  PlatformTelemetry,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import { amara, ines } from '../__testUtils__/people';
import { startWorld, World } from '../__testUtils__/world';

jest.setTimeout(120_000);

const checkout = '/entities/component/default/checkout';

describe('a service that is well', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });

  afterAll(async () => {
    await world.stop();
  });

  it('has a card with its verdict, figures against last week, and budget', async () => {
    const { body } = await world.get<EntityHealth>(`${checkout}/health`, ines);
    const [dev, prod] = body.environments;
    expect(dev).toMatchObject({
      name: 'dev',
      reporting: 'notConfigured',
      verdict: {
        level: 'unknown',
        reason: { code: 'metricsNotConfigured' },
      },
      warnings: [{ code: 'notConfigured', parameters: { cluster: 'nowhere' } }],
    });
    expect(prod).toMatchObject({
      name: 'prod',
      service: 'checkout',
      reporting: 'requests',
      verdict: { level: 'ok', reason: { code: 'well' } },
      objectives: [
        {
          name: 'checkout-availability',
          title: 'Checkout answers',
          target: 0.999,
          windowSeconds: 2_592_000,
        },
      ],
    });
    expect(prod.objectives[0].budgetLeft).toBeCloseTo(0.6, 1);
    const [{ requests, failureRatio, p95, source }] = prod.figures;
    expect(source).toMatchObject({ convention: 'http-stable' });
    expect(requests.now.value).toBeGreaterThan(10);
    expect(requests.lastWeek?.value).toBeGreaterThan(10);
    expect(failureRatio.now.value).toBeLessThan(0.01);
    expect(p95.now.unit).toBe('seconds');
    expect(requests.now.origin.query).toContain(
      'k8s_namespace_name="payments-prod"',
    );
    expect(requests.now.origin.grafanaUrl).toMatch(
      /^https:\/\/grafana\.example\.com\/explore\?schemaVersion=1&panes=/,
    );
    expect(prod.links.map(({ kind }) => kind)).toEqual(['traces', 'logs']);
    expect(body).toMatchObject({ worstEnvironment: 'dev' });
  });

  it('has charts, breakdowns and dependencies for its tab', async () => {
    const { body } = await world.get<HealthDetail>(
      `${checkout}/health/prod?range=1h`,
      ines,
    );
    expect(body.range).toMatchObject({ id: '1h', stepSeconds: 15 });
    expect(body.charts.map(({ id }) => id)).toEqual([
      'requests',
      'failureRatio',
      'durations',
    ]);
    const [requests] = body.charts;
    expect(requests.lines[0].points).toHaveLength(241);
    expect(requests.lines[0].points.every(([, value]) => value !== null)).toBe(
      true,
    );
    const by = new Map(body.breakdowns.map(one => [one.by, one.rows]));
    expect(by.get('route')?.map(({ name }) => name)).toEqual([
      '/carts/{id}/checkout',
      '/payments/{id}',
    ]);
    expect(by.get('status')?.map(({ name }) => name)).toEqual(['200', '500']);
    expect(by.get('version')?.map(({ name }) => name)).toEqual(['3.2.0']);
    expect(body.dependencies).toMatchObject([
      { peer: 'checkout-db', kind: 'database', level: 'ok' },
      { peer: 'ledger', kind: 'http-client', level: 'ok' },
    ]);
    expect(body.saturation.map(({ signal }) => signal)).toContain(
      'replicasMissing',
    );
  });

  it('has objectives with how their budget burned down', async () => {
    const { body } = await world.get<EntityObjectives>(
      `${checkout}/objectives/prod`,
      ines,
    );
    const [objective] = body.objectives;
    expect(objective.budget.left).toBeCloseTo(0.6, 1);
    expect(objective.burnDown.length).toBeGreaterThan(200);
    expect(objective.events.length).toBeGreaterThan(200);
    expect(body.warnings).toEqual([]);
  });

  it('has a score of its instrumentation', async () => {
    const { body } = await world.get<EntityInstrumentation>(
      `${checkout}/instrumentation/prod`,
      ines,
    );
    expect(body.series).toBeGreaterThan(50);
    expect(body.score).toMatchObject({ language: 'nodejs', band: 'excellent' });
  });

  it('is one row of its tenant’s page', async () => {
    const { body } = await world.get<TenantHealth>(
      '/tenants/payments/health',
      ines,
    );
    expect(body.tenant).toEqual({ name: 'payments' });
    const row = body.services.find(({ title }) => title === 'checkout');
    expect(row?.environments[1]).toMatchObject({
      name: 'prod',
      verdict: { level: 'ok' },
      firing: 0,
    });
    expect(body.services.map(({ entityRef }) => entityRef)).not.toContain(
      'component:default/storefront',
    );
  });

  it('shares what is read: a hundred viewers cost as many queries as one', async () => {
    await world.get(`${checkout}/health`, ines);
    world.door.asked.length = 0;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.get(`${checkout}/health`, ines)),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const queries = world.door.asked.filter(path => path.endsWith('/query'));
    // As many as one viewer asks, where the last answers have just grown old; none else.
    expect(queries.length).toBeLessThan(100);
  });

  it('the platform’s page has collectors, targets, silent tenants and cardinality', async () => {
    const { body } = await world.get<PlatformTelemetry>('/platform', amara);
    const paris = body.clusters.find(({ cluster }) => cluster === 'paris');
    expect(paris?.collectors).toMatchObject([
      { name: 'opentelemetry-collector-0:8888', up: true },
    ]);
    expect(
      paris?.collectors[0].signals.map(({ signal }) => signal).sort(),
    ).toEqual(['metrics', 'traces']);
    expect(paris?.targets.map(({ job }) => job)).toContain(
      'kube-state-metrics',
    );
    expect(body.silent).toEqual([
      {
        tenant: 'insights',
        environment: 'prod',
        cluster: 'paris',
        namespace: 'insights-prod',
      },
    ]);
    expect(body.cardinality.map(({ tenant }) => tenant).sort()).toEqual([
      'payments',
      'shop',
    ]);
  });

  it('brings a newcomer in: the steps, then the first data', async () => {
    const route = '/entities/component/default/newcomer/onboarding';
    const { body } = await world.get<Onboarding>(route, ines);
    const prod = body.environments[1];
    expect(prod).toMatchObject({
      endpoint: 'http://collector.observability:4318',
      firstData: { state: 'waiting' },
    });
    expect(prod.steps.map(({ language }) => language)).toEqual([
      'nodejs',
      'java',
      'python',
      'go',
      'dotnet',
    ]);
    const labels = {
      job: 'payments/newcomer',
      instance: 'a',
      service_name: 'newcomer',
      k8s_namespace_name: 'payments-prod',
    };
    for (const suffix of ['bucket', 'count']) {
      world.prometheus.received.add(
        {
          ...labels,
          __name__: `http_server_request_duration_seconds_${suffix}`,
          ...(suffix === 'bucket' && { le: '+Inf' }),
        },
        [Date.now(), 1],
      );
    }
    world.prometheus.refresh();
    const arrived = await world.until<Onboarding>(
      route,
      ines,
      ({ environments }) => environments[1].firstData.state === 'arrived',
    );
    expect(arrived.environments[1].firstData).toMatchObject({
      metric: 'http_server_request_duration_seconds',
    });
  });
});

describe('a service that fails since it was deployed', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld({ deployedAt: Date.now() - 30 * 60_000 });
  });

  afterAll(async () => {
    await world.stop();
  });

  it('is in error, and its errors begin at the deployment', async () => {
    const { body } = await world.get<HealthDetail>(
      `${checkout}/health/prod?range=1h`,
      ines,
    );
    expect(body.health.verdict.level).toBe('error');
    const failing = body.charts.find(({ id }) => id === 'failureRatio');
    const bad = failing?.lines[0].points.filter(
      ([, value]) => (value ?? 0) > 0.05,
    );
    const [first] = bad?.[0] ?? [0];
    const deployed = Date.now() / 1000 - 1_800;
    expect(first).toBeGreaterThan(deployed - 60);
    expect(first).toBeLessThan(deployed + 240);
  });
});

describe('a service that has fallen silent', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld({ silentForMinutes: 40 });
  });

  afterAll(async () => {
    await world.stop();
  });

  it('is unknown, and neither good nor without telemetry', async () => {
    const { body } = await world.get<EntityHealth>(`${checkout}/health`, ines);
    expect(body.environments[1]).toMatchObject({
      reporting: 'requests',
      verdict: { level: 'unknown', reason: { code: 'silent' } },
    });
    expect(body.environments[1].figures[0].requests.now.value).toBeNull();
  });
});
