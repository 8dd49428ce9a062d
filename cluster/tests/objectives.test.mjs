import path from 'node:path';
import { describe, it } from 'node:test';
import {
  planQueries,
  probeRequests,
  renderObjective,
} from '../lib/objectives.mjs';
import { checkRules, inFolder, testRules } from './rendered.mjs';

const conventions = [
  'http-stable',
  'http-old',
  'rpc-new',
  'rpc-old',
  'messaging',
  'spans-collector',
  'spans-tempo',
  'hubble',
];
const translations = [
  'UnderscoreEscapingWithSuffixes',
  'UnderscoreEscapingWithoutSuffixes',
  'NoUTF8EscapingWithSuffixes',
  'NoTranslation',
];

/** Rule files that the real promtool judges, hints included. */
function rulesFile(name, groups) {
  return { path: `${name}.yaml`, content: JSON.stringify({ groups }) };
}

describe('rules of objectives', () => {
  for (const translation of translations) {
    it(`are rules to Prometheus, for every convention under ${translation}`, async () => {
      const files = conventions.flatMap(convention =>
        ['classic', 'native'].flatMap(histogram =>
          [
            { kind: 'availability' },
            { kind: 'latency', thresholdSeconds: 0.25 },
          ].map(indicator => {
            const name = `${convention}-${histogram}-${indicator.kind}`;
            const requests = {
              convention,
              translation,
              histogram,
              route: `/"}'\\${convention}`,
              method: 'GET',
            };
            const rule = renderObjective(
              objective({ name, indicator: { ...indicator, requests } }),
              'prod',
            );
            return rulesFile(name, rule.spec.groups);
          }),
        ),
      );
      await inFolder(files, folder =>
        checkRules(files.map(file => path.join(folder, file.path))),
      );
    });
  }
});

describe('queries of health', () => {
  const classic = metric => [`${metric}_bucket`, `${metric}_count`];
  const probes = {
    stable: classic('http_server_request_duration_seconds'),
    native: ['http_server_request_duration_seconds'],
    both: [
      'http_server_request_duration_seconds',
      ...classic('http_server_request_duration_seconds'),
    ],
    old: [
      ...classic('http_server_duration_milliseconds'),
      ...classic('rpc_server_duration_milliseconds'),
      ...classic('db_client_operation_duration_seconds'),
    ],
    dotted: classic('http.server.request.duration'),
  };
  const cluster = [
    'container_memory_working_set_bytes',
    'container_cpu_usage_seconds_total',
    'container_cpu_cfs_throttled_periods_total',
    'kube_pod_container_resource_limits',
    'kube_pod_container_resource_requests',
    'kube_pod_container_status_restarts_total',
    'kube_deployment_spec_replicas',
    'kube_resourcequota',
  ];

  it('are PromQL to Prometheus, whatever services are called', async () => {
    const target = {
      service: '"} or {__name__=~".+"',
      tenant: 'payments',
      namespace: 'payments-prod',
      workloads: [{ kind: 'Deployment', name: 'a.b' }],
    };
    const plans = Object.entries(probes).flatMap(([name, names]) =>
      ['attributes', 'scraped', 'joined'].flatMap(identity =>
        [undefined, ['version'], ['route', 'status', 'pod']].map(by =>
          planQueries({
            target,
            by,
            probe: {
              observedAt: '',
              answers: [
                {
                  identity,
                  style: name === 'dotted' ? 'dots' : 'underscores',
                  names,
                },
                { identity: 'cluster', style: 'underscores', names: cluster },
              ],
            },
          }),
        ),
      ),
    );
    const queries = new Set([
      ...plans.flatMap(({ sources, dependencies, saturation }) => [
        ...[...sources, ...dependencies].flatMap(one =>
          Object.values(one.queries).map(({ query }) => query),
        ),
        ...saturation.map(({ query }) => query),
      ]),
      ...probeRequests(target).map(({ match }) => match),
    ]);
    const file = rulesFile('plan', [
      {
        name: 'plan',
        rules: [...queries].map((expr, index) => ({
          record: `plan:query${index}`,
          expr,
        })),
      },
    ]);
    await inFolder([file], folder =>
      checkRules([path.join(folder, file.path)]),
    );
  });
});

describe('an objective of 99.9 in 30 days', () => {
  const rule = renderObjective(objective(), 'prod');
  const own = '{namespace="payments-prod", objective="checkout"}';
  const left = `socle_objective:budget_left:ratio${own}`;
  const firing = (alert, severity) =>
    `count(ALERTS{alertname="${alert}", alertstate="firing", severity="${severity}", tenant="payments", environment="prod"}) or vector(0)`;
  const pages = firing('ErrorBudgetBurnsFast', 'critical');
  const tickets = firing('ErrorBudgetBurnsSlowly', 'warning');
  const near = (expression, value, tolerance) =>
    `abs(sum(${expression}) - ${value}) <= bool ${tolerance}`;

  /** Holds what the real rules make of traffic, minute by minute, against what is expected of them. */
  const judge = async ({ minutes, traffic, facts }) => {
    const rules = rulesFile('rules', rule.spec.groups);
    const tests = {
      path: 'tests.yaml',
      content: JSON.stringify({
        rule_files: [rules.path],
        // Increments are recorded each five minutes; promtool knows one interval for all groups.
        evaluation_interval: '5m',
        group_eval_order: rule.spec.groups.map(({ name }) => name),
        tests: [
          {
            interval: '1m',
            input_series: seriesOf(minutes, traffic),
            promql_expr_test: facts.map(([at, expr, value]) => ({
              eval_time: at,
              expr,
              exp_samples: value === undefined ? [] : [{ labels: '{}', value }],
            })),
          },
        ],
      }),
    };
    await inFolder([rules, tests], folder =>
      testRules(path.join(folder, tests.path)),
    );
  };

  it('wakes somebody up in a burst, and stops when it is over', () =>
    judge({
      minutes: 240,
      traffic: minute =>
        minute >= 120 && minute < 135
          ? { good: 324, bad: 36 }
          : { good: 360, bad: 0 },
      facts: [
        ['2h', pages, 0],
        ['2h15m', pages, 1],
        ['2h15m', near(`socle_objective:error_ratio:5m${own}`, 0.1, 0.001), 1],
        ['3h30m', pages, 0],
      ],
    }));

  it('opens a ticket for a slow burn, and wakes nobody', () =>
    judge({
      minutes: 32 * 60,
      traffic: () => ({ good: 9_965, bad: 35 }),
      facts: [
        ['26h', tickets, 1],
        ['26h', pages, 0],
        ['31h', pages, 0],
      ],
    }));

  it('says nothing of one failure among few requests', () =>
    judge({
      minutes: 30 * 60,
      // Ten requests in an hour; once a day one fails.
      traffic: minute => ({
        good: minute % 6 === 0 ? 1 : 0,
        bad: minute % 1_440 === 601 ? 1 : 0,
      }),
      facts: ['10h5m', '10h30m', '12h', '24h', '30h'].flatMap(at => [
        [at, pages, 0],
        [at, tickets, 0],
      ]),
    }));

  it('wakes somebody up where all of a little fails', () =>
    judge({
      minutes: 180,
      traffic: minute =>
        minute < 60 ? { good: 2, bad: 0 } : { good: 0, bad: 2 },
      facts: [
        ['1h', pages, 0],
        ['2h', pages, 1],
      ],
    }));

  it('counts on through resets of counters', () =>
    judge({
      minutes: 300,
      traffic: minute => ({ good: 360, bad: 0, restart: minute % 47 === 0 }),
      facts: [
        ['5h', pages, 0],
        ['5h', tickets, 0],
        ['5h', left, 1],
        [
          '5h',
          near(
            `sum_over_time(socle_objective:events:increase5m${own}[5h])`,
            300 * 360,
            3_000,
          ),
          1,
        ],
      ].map(([at, expression, value]) => [
        at,
        expression === left ? `sum(${left})` : expression,
        value,
      ]),
    }));

  it('knows of no budget without traffic, and of a whole one without failures', () =>
    judge({
      minutes: 120,
      traffic: minute => ({ good: minute < 60 ? 0 : 100, bad: 0 }),
      facts: [
        ['1h', `sum(${left})`, undefined],
        ['2h', `sum(${left})`, 1],
        [
          '2h',
          near(`socle_objective:covered:ratio${own}`, 24 / 8640, 2 / 8640),
          1,
        ],
      ],
    }));

  it('weighs events, however uneven traffic is', () =>
    judge({
      minutes: 360,
      // All fails in a quiet hour, and nothing in a busy one: 120 of 3,600,120 events.
      traffic: minute => {
        if (minute < 60) return { good: 0, bad: 2 };
        return minute < 120 ? { good: 60_000, bad: 0 } : { good: 0, bad: 0 };
      },
      facts: [['6h', near(left, 1 - 120 / 3_600_120 / 0.001, 0.01), 1]],
    }));
});

/** An objective of the sample's tenant. */
function objective(changes = {}) {
  return {
    name: 'checkout',
    labels: {},
    tenant: 'payments',
    service: 'checkout',
    environments: ['prod'],
    target: 0.999,
    windowSeconds: 2_592_000,
    indicator: {
      kind: 'availability',
      requests: {
        convention: 'http-stable',
        translation: 'UnderscoreEscapingWithSuffixes',
        histogram: 'classic',
      },
    },
    alerts: 'page',
    ...changes,
  };
}

/** The counters of a service, minute by minute, as promtool reads them. */
function seriesOf(minutes, traffic) {
  const counts = { 200: [0], 500: [0] };
  for (let minute = 0; minute < minutes; minute += 1) {
    const { good, bad, restart = false } = traffic(minute);
    for (const [status, more] of [
      [200, good],
      [500, bad],
    ]) {
      const before = restart ? 0 : counts[status].at(-1);
      counts[status].push(before + more);
    }
  }
  return Object.entries(counts).map(([status, values]) => ({
    series: `http_server_request_duration_seconds_count{k8s_namespace_name="payments-prod", service_name="checkout", http_response_status_code="${status}"}`,
    values: values.join(' '),
  }));
}
