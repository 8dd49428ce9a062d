import { Labels, Series } from '../engine/types';
import { computed, requestsAfter, requestsSince } from './computed';
import { SeededService } from './seededServices';

/** A Pod as far as its telemetry says it. */
export interface TellingPod {
  name: string;
  uid: string;
}

export interface ServiceMoment {
  service: SeededService;
  pods: readonly TellingPod[];
  /** When it was last deployed, in milliseconds. */
  deployedAt?: number;
  /** When the sandbox started. */
  startedAt: number;
  now: () => Date;
}

/* Semantic conventions advise these boundaries, in seconds. */
const bounds = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Everything that a service sends. */
export function serviceSeries(moment: ServiceMoment): Series[] {
  const { pods } = moment;
  return pods.flatMap(pod => [
    info(moment, pod),
    ...served(moment, pod),
    ...asked(moment, pod),
  ]);
}

function info(moment: ServiceMoment, pod: TellingPod): Series {
  const { service } = moment;
  return sent(moment, {
    labels: {
      __name__: 'target_info',
      ...resource(service, pod),
      k8s_pod_name: pod.name,
      k8s_pod_uid: pod.uid,
      service_version: service.version,
      telemetry_sdk_language: service.language,
    },
    value: () => 1,
  });
}

interface Outcome {
  labels: Labels;
  /** Requests until a moment. */
  count: (at: number) => number;
}

function served(moment: ServiceMoment, pod: TellingPod): Series[] {
  const { service, pods, deployedAt } = moment;
  const { convention, failing, failingSinceDeploy, median } = service;
  const metric = {
    'http-stable': 'http_server_request_duration_seconds',
    'http-old': 'http_server_duration_milliseconds',
    'rpc-old': 'rpc_server_duration_milliseconds',
  }[convention];
  const since = failingSinceDeploy === undefined ? undefined : deployedAt;
  return service.routes.flatMap(({ route, method, share }) => {
    const perSecond = (service.perSecond * share) / pods.length;
    const extra = (at: number) =>
      since === undefined
        ? 0
        : (failingSinceDeploy ?? 0) * requestsAfter(perSecond, since, at);
    const bad = (at: number) =>
      failing * requestsSince(perSecond, at) + extra(at);
    const outcomes: Outcome[] = [
      {
        labels: outcomeLabels(convention, route, method, false),
        count: at => requestsSince(perSecond, at) - bad(at),
      },
      { labels: outcomeLabels(convention, route, method, true), count: bad },
    ];
    return outcomes.flatMap(outcome =>
      histogram(moment, {
        metric,
        labels: { ...resource(service, pod), ...outcome.labels },
        count: outcome.count,
        median,
        unit: convention === 'http-stable' ? 1 : 1_000,
      }),
    );
  });
}

function outcomeLabels(
  convention: SeededService['convention'],
  route: string,
  method: string,
  isBad: boolean,
): Labels {
  switch (convention) {
    case 'http-stable':
      return {
        http_request_method: method,
        http_route: route,
        http_response_status_code: isBad ? '500' : '200',
        url_scheme: 'http',
        ...(isBad && { error_type: '500' }),
      };
    case 'http-old':
      return {
        http_method: method,
        http_route: route,
        http_status_code: isBad ? '500' : '200',
      };
    default:
      return {
        rpc_system: 'grpc',
        rpc_service: method,
        rpc_method: route,
        rpc_grpc_status_code: isBad ? '13' : '0',
      };
  }
}

function asked(moment: ServiceMoment, pod: TellingPod): Series[] {
  const { service, pods } = moment;
  return service.asks.flatMap(({ peer, kind, times }) => {
    const perSecond = (service.perSecond * times) / pods.length;
    const isDatabase = kind === 'postgresql';
    return histogram(moment, {
      metric: isDatabase
        ? 'db_client_operation_duration_seconds'
        : 'http_client_request_duration_seconds',
      labels: {
        ...resource(service, pod),
        server_address: peer,
        ...(isDatabase
          ? { db_system_name: kind, db_operation_name: 'SELECT' }
          : {
              http_request_method: 'GET',
              http_response_status_code: '200',
            }),
      },
      count: at => requestsSince(perSecond, at),
      median: service.median / 4,
      unit: 1,
    });
  });
}

function histogram(
  moment: ServiceMoment,
  options: {
    metric: string;
    labels: Labels;
    count: (at: number) => number;
    /** In seconds. */
    median: number;
    /** How many of the metric's unit a second has. */
    unit: number;
  },
): Series[] {
  const { metric, labels, count, median, unit } = options;
  const of = (suffix: string, value: (at: number) => number, le?: string) =>
    sent(moment, {
      labels: {
        __name__: `${metric}_${suffix}`,
        ...labels,
        ...(le !== undefined && { le }),
      },
      value,
    });
  return [
    ...bounds.map(bound => {
      // Half of the requests take the median, and each time as long again halves what is left.
      const share = 1 - 0.5 ** (bound / median);
      return of(
        'bucket',
        at => Math.floor(count(at) * share),
        String(Number((bound * unit).toPrecision(12))),
      );
    }),
    of('bucket', at => Math.floor(count(at)), '+Inf'),
    of('count', at => Math.floor(count(at))),
    of('sum', at => (count(at) * median * unit) / Math.LN2),
  ];
}

/** What the service says itself: it stops where it falls silent. */
function sent(
  { service, startedAt, now }: ServiceMoment,
  options: { labels: Labels; value: (at: number) => number },
): Series {
  const { silentForMinutes } = service;
  return computed({
    ...options,
    now,
    ...(silentForMinutes !== undefined && {
      until: startedAt - silentForMinutes * 60_000,
    }),
  });
}

function resource(service: SeededService, pod: TellingPod): Labels {
  const { tenant, environment } = service;
  return {
    job: `${tenant}/${service.service}`,
    instance: pod.name,
    service_name: service.service,
    service_namespace: tenant,
    k8s_namespace_name: `${tenant}-${environment}`,
    k8s_deployment_name: service.service,
    deployment_environment_name: environment,
  };
}
