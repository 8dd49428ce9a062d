import { at, numberOf, recordOf, recordsOf } from '../../kubernetes/json';
import { Labels } from '../engine/types';

/** A sample that OTLP carried, under the name and labels that Prometheus gives it. */
export interface ReceivedSample {
  labels: Labels;
  /** Milliseconds since 1970. */
  at: number;
  value: number;
}

/* What the seed's Prometheus promotes (otlp.promote_resource_attributes). */
const promoted = [
  'service.name',
  'service.namespace',
  'k8s.namespace.name',
  'k8s.deployment.name',
  'deployment.environment.name',
];

const identifying = [
  'service.name',
  'service.namespace',
  'service.instance.id',
];

const units: Readonly<Record<string, string>> = {
  s: '_seconds',
  ms: '_milliseconds',
  us: '_microseconds',
  ns: '_nanoseconds',
  By: '_bytes',
};

/**
 * The samples of an OTLP request in JSON (`ExportMetricsServiceRequest`), translated as Prometheus does by default
 * (`UnderscoreEscapingWithSuffixes`): gauges, sums and histograms with explicit boundaries. What is something else, is
 * delta, or is malformed, is left out.
 */
export function readOtlp(body: unknown): ReceivedSample[] {
  return recordsOf(recordOf(body).resourceMetrics).flatMap(entry => {
    const resource = attributesOf(at(entry, 'resource', 'attributes'));
    const own = resourceLabels(resource);
    const metrics = recordsOf(entry.scopeMetrics).flatMap(scope =>
      recordsOf(scope.metrics),
    );
    const samples = metrics.flatMap(metric => samplesOf(metric, own));
    const newest = Math.max(0, ...samples.map(({ at: moment }) => moment));
    return samples.length === 0
      ? []
      : [...samples, { labels: infoLabels(resource), at: newest, value: 1 }];
  });
}

function samplesOf(
  metric: Record<string, unknown>,
  own: Labels,
): ReceivedSample[] {
  const name = String(metric.name ?? '').replace(/\W/g, '_');
  const unit = units[String(metric.unit ?? '')] ?? '';
  const stem = name.endsWith(unit) ? name : `${name}${unit}`;
  if (name === '') {
    return [];
  }
  if (metric.gauge !== undefined) {
    return numbers(at(metric, 'gauge', 'dataPoints'), stem, own);
  }
  const isDelta = (what: 'sum' | 'histogram') =>
    [1, 'AGGREGATION_TEMPORALITY_DELTA'].includes(
      at(metric, what, 'aggregationTemporality') as number | string,
    );
  if (metric.sum !== undefined && !isDelta('sum')) {
    const isCounter = at(metric, 'sum', 'isMonotonic') === true;
    const isNamedSo = stem.endsWith('_total');
    return numbers(
      at(metric, 'sum', 'dataPoints'),
      isCounter && !isNamedSo ? `${stem}_total` : stem,
      own,
    );
  }
  return metric.histogram !== undefined && !isDelta('histogram')
    ? recordsOf(at(metric, 'histogram', 'dataPoints')).flatMap(point =>
        histogram(point, stem, own),
      )
    : [];
}

function numbers(points: unknown, name: string, own: Labels): ReceivedSample[] {
  return recordsOf(points).flatMap(point => {
    const value = Number(point.asDouble ?? point.asInt ?? Number.NaN);
    const moment = momentOf(point);
    return moment === undefined
      ? []
      : [
          {
            labels: { __name__: name, ...own, ...pointLabels(point) },
            at: moment,
            value,
          },
        ];
  });
}

function histogram(
  point: Record<string, unknown>,
  name: string,
  own: Labels,
): ReceivedSample[] {
  const moment = momentOf(point);
  const counts = Array.isArray(point.bucketCounts)
    ? point.bucketCounts.map(Number)
    : [];
  const bounds = Array.isArray(point.explicitBounds)
    ? point.explicitBounds.map(Number)
    : [];
  if (moment === undefined || counts.length !== bounds.length + 1) {
    return [];
  }
  const labels = { ...own, ...pointLabels(point) };
  const sample = (suffix: string, value: number, le?: string) => ({
    labels: {
      __name__: `${name}_${suffix}`,
      ...labels,
      ...(le !== undefined && { le }),
    },
    at: moment,
    value,
  });
  let sum = 0;
  return [
    ...counts.map((count, index) => {
      sum += count;
      const bound = index < bounds.length ? String(bounds[index]) : '+Inf';
      return sample('bucket', sum, bound);
    }),
    sample('count', sum),
    sample('sum', numberOf(point.sum) ?? 0),
  ];
}

function momentOf(point: Record<string, unknown>): number | undefined {
  const nanoseconds = String(point.timeUnixNano ?? '');
  return /^\d{7,20}$/.test(nanoseconds)
    ? Number(nanoseconds.slice(0, -6))
    : undefined;
}

function pointLabels(point: Record<string, unknown>): Labels {
  return escaped(attributesOf(point.attributes));
}

function resourceLabels(resource: Map<string, string>): Labels {
  const namespace = resource.get('service.namespace');
  const name = resource.get('service.name') ?? '';
  return {
    job: namespace ? `${namespace}/${name}` : name,
    instance: resource.get('service.instance.id') ?? '',
    ...escaped(
      new Map([...resource].filter(([key]) => promoted.includes(key))),
    ),
  };
}

/** Everything else that is known of a resource: what names it is in `job` and `instance`. */
function infoLabels(resource: Map<string, string>): Labels {
  const { job, instance } = resourceLabels(resource);
  const others = [...resource].filter(([key]) => !identifying.includes(key));
  return {
    __name__: 'target_info',
    ...escaped(new Map(others)),
    job,
    instance,
  };
}

function escaped(attributes: Map<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...attributes].map(([key, value]) => [key.replace(/\W/g, '_'), value]),
  );
}

function attributesOf(list: unknown): Map<string, string> {
  return new Map(
    recordsOf(list).map(({ key, value }) => {
      const { stringValue, intValue, doubleValue, boolValue } = recordOf(value);
      return [
        String(key),
        String(stringValue ?? intValue ?? doubleValue ?? boolValue ?? ''),
      ];
    }),
  );
}
