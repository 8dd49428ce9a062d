import fc from 'fast-check';
import { equal } from '../promql/build';
import { selectorsOf } from '../promql/confine';
import { parseQuery } from '../promql/parseQuery';
import { anyName } from '../promql/__testUtils__/arbitraries';
import { planQueries, QueryPlan } from './plan';
import { probeRequests } from './probe';
import { checkout, classic, probeOf } from './__testUtils__/probes';

const cluster = [
  'container_memory_working_set_bytes',
  'container_cpu_usage_seconds_total',
  'container_cpu_cfs_throttled_periods_total',
  'container_cpu_cfs_periods_total',
  'kube_pod_container_resource_limits',
  'kube_pod_container_resource_requests',
  'kube_pod_container_status_restarts_total',
  'kube_deployment_spec_replicas',
  'kube_deployment_status_replicas_available',
  'kube_resourcequota',
];

const everything = probeOf({
  attributes: [
    ...classic('http_server_request_duration_seconds'),
    ...classic('rpc_server_call_duration_seconds'),
    ...classic('messaging_process_duration_seconds'),
    ...classic('db_client_operation_duration_seconds'),
    ...classic('http_client_request_duration_seconds'),
  ],
  cluster,
});

/** Every query of a plan by its name. */
function allOf({
  sources,
  dependencies,
  saturation,
}: QueryPlan): Record<string, string> {
  return Object.fromEntries([
    ...[...sources, ...dependencies].flatMap(({ source, queries }) =>
      Object.entries(queries).map(([name, { query }]) => [
        `${source.convention} ${name}`,
        query,
      ]),
    ),
    ...saturation.map(({ signal, query }) => [signal, query]),
  ]);
}

const planOf = (
  names: Parameters<typeof probeOf>[0],
  more: Partial<Parameters<typeof planQueries>[0]> = {},
) => allOf(planQueries({ target: checkout, probe: probeOf(names), ...more }));

describe('planQueries', () => {
  it('asks HTTP, as it is stable, for rate, errors and durations', () => {
    const own = 'k8s_namespace_name="payments-prod", service_name="checkout"';
    const all = `sum(rate(http_server_request_duration_seconds_count{${own}}[5m]))`;
    const failed = `sum(rate(http_server_request_duration_seconds_count{${own}, http_response_status_code=~"5.."}[5m]) or rate(http_server_request_duration_seconds_count{${own}, error_type!="", http_response_status_code!~"[45].."}[5m]))`;
    const slowest = (share: number) =>
      `histogram_quantile(${share}, sum by (le) (rate(http_server_request_duration_seconds_bucket{${own}}[5m])))`;
    expect(
      planOf({ attributes: classic('http_server_request_duration_seconds') }),
    ).toEqual({
      'http-stable requests': all,
      'http-stable failures': `${failed} or ${all} * 0`,
      'http-stable failureRatio': `(${failed} or ${all} * 0) / ${all}`,
      'http-stable p50': slowest(0.5),
      'http-stable p95': slowest(0.95),
      'http-stable p99': slowest(0.99),
      'http-stable newest': `max(timestamp(http_server_request_duration_seconds_count{${own}}))`,
    });
  });

  it.each<[string, Parameters<typeof planOf>, Record<string, string>]>([
    [
      'names with dots in quotes',
      [{ 'attributes.dots': classic('http.server.request.duration') }],
      {
        'http-stable p95':
          'histogram_quantile(0.95, sum by (le) (rate({"http.server.request.duration_bucket", "k8s.namespace.name"="payments-prod", "service.name"="checkout"}[5m])))',
      },
    ],
    [
      'native histograms without buckets',
      [{ attributes: ['http_server_request_duration_seconds'] }],
      {
        'http-stable requests':
          'sum(histogram_count(rate(http_server_request_duration_seconds{k8s_namespace_name="payments-prod", service_name="checkout"}[5m])))',
        'http-stable p95':
          'histogram_quantile(0.95, sum(rate(http_server_request_duration_seconds{k8s_namespace_name="payments-prod", service_name="checkout"}[5m])))',
      },
    ],
    [
      'the native histogram first where both were seen, and never both in one',
      [
        {
          attributes: [
            'rpc_server_call_duration_seconds',
            ...classic('rpc_server_call_duration_seconds'),
          ],
        },
      ],
      {
        'rpc-new p95':
          'histogram_quantile(0.95, sum(rate(rpc_server_call_duration_seconds{k8s_namespace_name="payments-prod", service_name="checkout"}[5m]))) or histogram_quantile(0.95, sum by (le) (rate(rpc_server_call_duration_seconds_bucket{k8s_namespace_name="payments-prod", service_name="checkout"}[5m])))',
      },
    ],
    [
      'seconds of milliseconds',
      [{ attributes: classic('http_server_duration_milliseconds') }],
      {
        'http-old p95':
          'histogram_quantile(0.95, sum by (le) (rate(http_server_duration_milliseconds_bucket{k8s_namespace_name="payments-prod", service_name="checkout"}[5m]))) / 1000',
        'http-old failures':
          'sum(rate(http_server_duration_milliseconds_count{k8s_namespace_name="payments-prod", service_name="checkout", http_status_code=~"5.."}[5m])) or sum(rate(http_server_duration_milliseconds_count{k8s_namespace_name="payments-prod", service_name="checkout"}[5m])) * 0',
      },
    ],
    [
      'only what servers and consumers of spans did',
      [
        {
          spans: [
            'traces_spanmetrics_calls_total',
            ...classic('traces_spanmetrics_latency'),
          ],
        },
      ],
      {
        'spans-tempo requests':
          'sum(rate(traces_spanmetrics_calls_total{k8s_namespace_name="payments-prod", service="checkout", span_kind=~"(SPAN_KIND_)?(SERVER|CONSUMER)"}[5m]))',
        'spans-tempo p95':
          'histogram_quantile(0.95, sum by (le) (rate(traces_spanmetrics_latency_bucket{k8s_namespace_name="payments-prod", service="checkout", span_kind=~"(SPAN_KIND_)?(SERVER|CONSUMER)"}[5m])))',
      },
    ],
    [
      'what servers report to Hubble, once',
      [
        {
          network: [
            'hubble_http_requests_total',
            ...classic('hubble_http_request_duration_seconds'),
          ],
        },
      ],
      {
        'hubble requests':
          'sum(rate(hubble_http_requests_total{destination_namespace="payments-prod", destination_workload=~"checkout", reporter="server"}[5m]))',
      },
    ],
    [
      "the namespace's resources, where series do not carry the namespace",
      [{ joined: classic('http_server_request_duration_seconds') }],
      {
        'http-stable requests':
          'sum(rate(http_server_request_duration_seconds_count{job="payments/checkout"}[5m]) and on (job, instance) last_over_time(target_info{k8s_namespace_name="payments-prod"}[15m]))',
      },
    ],
    [
      'a week ago, by version, on one of several clusters',
      [
        { attributes: classic('http_server_request_duration_seconds') },
        {
          target: {
            ...checkout,
            matchers: [equal('cluster', 'paris-prod')],
          },
          offset: 604_800_000,
          window: 60_000,
          by: ['version'],
        },
      ],
      {
        'http-stable requests':
          'sum by (service_version) (rate(http_server_request_duration_seconds_count{k8s_namespace_name="payments-prod", service_name="checkout", cluster="paris-prod"}[1m] offset 7d) * on (job, instance) group_left (service_version) topk by (job, instance) (1, last_over_time(target_info{k8s_namespace_name="payments-prod", cluster="paris-prod"}[15m])))',
      },
    ],
    [
      'databases by whom they are asked',
      [{ attributes: classic('db_client_operation_duration_seconds') }],
      {
        'database requests':
          'sum by (server_address) (rate(db_client_operation_duration_seconds_count{k8s_namespace_name="payments-prod", service_name="checkout"}[5m]))',
      },
    ],
    [
      'kube-state-metrics and cAdvisor for saturation',
      [{ cluster }],
      {
        memoryOverLimit:
          'max(max by (pod, container) (container_memory_working_set_bytes{namespace="payments-prod", pod=~"checkout-[0-9a-z]{1,10}-[0-9a-z]{5}", container!=""}) / max by (pod, container) (kube_pod_container_resource_limits{namespace="payments-prod", pod=~"checkout-[0-9a-z]{1,10}-[0-9a-z]{5}", resource="memory"}))',
        restarts:
          'sum(sum by (pod) (increase(kube_pod_container_status_restarts_total{namespace="payments-prod", pod=~"checkout-[0-9a-z]{1,10}-[0-9a-z]{5}"}[1h])))',
        replicasMissing:
          'max(kube_deployment_spec_replicas{namespace="payments-prod", deployment=~"checkout"} - kube_deployment_status_replicas_available{namespace="payments-prod", deployment=~"checkout"})',
        quotaUsed:
          'max(kube_resourcequota{namespace="payments-prod", type="used"} / ignoring (type) (kube_resourcequota{namespace="payments-prod", type="hard"} > 0))',
      },
    ],
    [
      "the collector's receivers where there is nobody else",
      [
        {
          'receivers.dots': [
            'k8s.container.memory_limit_utilization_ratio',
            'k8s.container.restarts',
            'k8s.deployment.desired',
            'k8s.deployment.available',
          ],
        },
      ],
      {
        memoryOverLimit:
          'max({"k8s.container.memory_limit_utilization_ratio", "k8s.namespace.name"="payments-prod", "k8s.pod.name"=~"checkout-[0-9a-z]{1,10}-[0-9a-z]{5}"})',
        restarts:
          'sum(increase({"k8s.container.restarts", "k8s.namespace.name"="payments-prod", "k8s.pod.name"=~"checkout-[0-9a-z]{1,10}-[0-9a-z]{5}"}[1h]))',
        replicasMissing:
          'max({"k8s.deployment.desired", "k8s.namespace.name"="payments-prod", "k8s.deployment.name"=~"checkout"} - {"k8s.deployment.available", "k8s.namespace.name"="payments-prod", "k8s.deployment.name"=~"checkout"})',
      },
    ],
  ])('asks for %s', (_title, [names, more], expected) => {
    expect(planOf(names, more)).toMatchObject(expected);
  });

  it('asks nothing of what nobody emits', () => {
    expect(planOf({})).toEqual({});
  });

  it('holds every query to the namespace, whatever services are called', () => {
    fc.assert(
      fc.property(anyName, anyName, anyName, (service, tenant, namespace) => {
        const target = {
          service,
          tenant,
          namespace,
          workloads: [{ kind: 'Deployment' as const, name: service }],
        };
        const queries = [
          ...Object.values(allOf(planQueries({ target, probe: everything }))),
          ...probeRequests(target)
            .filter(({ identity }) => identity !== 'joined')
            .map(({ match }) => match),
        ];
        for (const query of queries) {
          const read = parseQuery(query);
          const selectors = read.ok ? selectorsOf(read.expression) : [];
          expect(selectors.length).toBeGreaterThan(0);
          for (const { matchers } of selectors) {
            expect(matchers[0].label).toMatch(/namespace/);
            expect(matchers[0]).toMatchObject({
              operator: '=',
              value: namespace,
            });
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('joins what has no namespace with what has it, and with nothing else', () => {
    fc.assert(
      fc.property(anyName, anyName, (service, namespace) => {
        const probe = probeOf({
          joined: classic('http_server_request_duration_seconds'),
        });
        const target = { service, tenant: 'payments', namespace };
        const plan = planQueries({ target, probe });
        for (const queries of plan.sources.map(one => one.queries)) {
          for (const { query } of [queries.requests, queries.newest]) {
            const read = parseQuery(query);
            const selectors = read.ok ? selectorsOf(read.expression) : [];
            expect(selectors.map(({ matchers }) => matchers[0])).toEqual([
              equal('job', `payments/${service}`),
              equal('k8s_namespace_name', namespace),
            ]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('probeRequests', () => {
  it('asks for the names that the plan knows, in every way that series are labelled', () => {
    expect(
      probeRequests(checkout).map(({ identity, style, match }) => [
        `${identity} ${style}`,
        match.split(', __name__')[0],
      ]),
    ).toEqual([
      [
        'attributes underscores',
        '{k8s_namespace_name="payments-prod", service_name="checkout"',
      ],
      [
        'attributes dots',
        '{"k8s.namespace.name"="payments-prod", "service.name"="checkout"',
      ],
      [
        'spans underscores',
        '{k8s_namespace_name="payments-prod", service="checkout"',
      ],
      [
        'scraped underscores',
        '{namespace="payments-prod", pod=~"checkout-[0-9a-z]{1,10}-[0-9a-z]{5}"',
      ],
      [
        'network underscores',
        '{destination_namespace="payments-prod", destination_workload=~"checkout"',
      ],
      ['cluster underscores', '{namespace="payments-prod"'],
      ['receivers underscores', '{k8s_namespace_name="payments-prod"'],
      ['receivers dots', '{"k8s.namespace.name"="payments-prod"'],
      ['joined underscores', '{job="payments/checkout", k8s_namespace_name=""'],
    ]);
    expect(probeRequests(checkout)[1].match).toContain(
      '__name__=~"(http\\\\.server\\\\.|http\\\\.client\\\\.',
    );
  });
});
