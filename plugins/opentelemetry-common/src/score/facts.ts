/**
 * The labels of one series, its name as `__name__`.
 *
 * @public
 */
export type SeriesLabels = Readonly<Record<string, string>>;

/**
 * What Prometheus tells of a service's instrumentation: its series' labels (`GET /api/v1/series`), `target_info` among them.
 *
 * @public
 */
export interface InstrumentationEvidence {
  series: readonly SeriesLabels[];
  /** Prometheus had more than it gave. What needs all of them is then judged only where it fails. */
  truncated?: boolean;
}

/** One metric, as the rules see it. */
export interface MetricFacts {
  /** Without `_bucket`, `_count` and `_sum`. */
  name: string;
  /** How many values each attribute has. */
  values: Map<string, number>;
  /** The sets of boundaries that its histograms have. */
  boundaries: Set<string>;
  /** Its units, where Prometheus writes them down (`--enable-feature=type-and-unit-labels`); '' for none. */
  units: Set<string>;
}

/** What the rules are judged by. */
export interface InstrumentationFacts {
  /** What resources say of themselves. */
  resources: SeriesLabels[];
  metrics: MetricFacts[];
  /** Metrics of OpenTelemetry that do not say their namespace. */
  unplaced: string[];
  /** Whether Prometheus writes units down. */
  hasUnits: boolean;
  truncated: boolean;
}

/* Labels that are no attributes of the metric: those of Prometheus itself, and of the resource. */
const noAttribute =
  /^(?:__.*|le|quantile|job|instance|(?:service|k8s|host|container|process|deployment|telemetry|os|cloud|otel)[._].*)$/;

/* Where a series may say its namespace. */
const places = ['k8s_namespace_name', 'k8s.namespace.name', 'namespace'];

/** Gathers what the rules need of series' labels, in one pass. */
export function factsOf({
  series,
  truncated = false,
}: InstrumentationEvidence): InstrumentationFacts {
  const resources: SeriesLabels[] = [];
  const gathered = new Map<string, Gathered>();
  const unplaced = new Set<string>();
  for (const labels of series) {
    const name = labels.__name__ ?? '';
    if (name === 'target_info') {
      resources.push(labels);
    } else if (name !== '') {
      gather(gathered, name, labels);
      if (places.every(label => !(label in labels))) {
        unplaced.add(baseOf(name));
      }
    }
  }
  return {
    resources,
    metrics: [...gathered].map(([name, { values, bounds, units }]) => ({
      name,
      values: new Map([...values].map(([label, set]) => [label, set.size])),
      boundaries: new Set(
        [...bounds.values()].map(set =>
          [...set].sort((one, other) => one - other).join(' '),
        ),
      ),
      units,
    })),
    unplaced: [...unplaced],
    hasUnits: series.some(
      labels => '__unit__' in labels || '__type__' in labels,
    ),
    truncated,
  };
}

interface Gathered {
  values: Map<string, Set<string>>;
  /** Boundaries by the series that they belong to. */
  bounds: Map<string, Set<number>>;
  units: Set<string>;
}

function gather(
  all: Map<string, Gathered>,
  name: string,
  labels: SeriesLabels,
): void {
  const base = baseOf(name);
  const found: Gathered = all.get(base) ?? {
    values: new Map(),
    bounds: new Map(),
    units: new Set(),
  };
  all.set(base, found);
  found.units.add(labels.__unit__ ?? '');
  for (const [label, value] of Object.entries(labels)) {
    if (!noAttribute.test(label)) {
      const values = found.values.get(label) ?? new Set();
      found.values.set(label, values.add(value));
    }
  }
  if (name.endsWith('_bucket') && labels.le !== undefined) {
    const { le, ...rest } = labels;
    const key = JSON.stringify(Object.entries(rest).sort());
    const bounds = found.bounds.get(key) ?? new Set();
    // "1" and "1.0" are one boundary.
    found.bounds.set(key, bounds.add(le === '+Inf' ? Infinity : Number(le)));
  }
}

/** A histogram's name, whichever of its series it is. */
function baseOf(name: string): string {
  return name.replace(/_(?:bucket|count|sum)$/, '');
}
