import {
  binary,
  call,
  firstOf,
  max,
  number,
  on,
  over,
  series,
  sum,
} from '../promql/build';
import { Aggregation, Expression, Matcher, Selector } from '../promql/types';
import { conventionOf } from './conventions';
import { labelsOf, Dimension } from './dimensions';
import { identities } from './identity';
import { inSecond, styled, TimeUnit } from './names';
import { SignalSource } from './source';
import { ServiceTarget } from './target';
import { targetInfo } from './targetInfo';

/** What is measured, of whom, over how long. */
export interface Measured {
  target: ServiceTarget;
  source: SignalSource;
  /** Milliseconds of each rate. */
  window: number;
  /** How much earlier, in milliseconds. */
  offset?: number;
  /** Apart by these; all together where it is left out. */
  by?: readonly Dimension[];
  /** Only what these attributes of OpenTelemetry say. */
  only?: readonly Matcher[];
  /** `rate`, each second; `increase`, in the whole window. */
  how?: 'rate' | 'increase';
}

/** Requests, or messages, each second. */
export function requests(measured: Measured): Expression {
  return sum(joined(counted(measured, []), measured), labelsOf(measured));
}

/** Those that the server failed, each second: 0 where there are requests and none failed. */
export function failures(measured: Measured): Expression {
  const { errors } = conventionOf(measured.source.convention);
  const [first, ...rest] = errors.map(matchers => counted(measured, matchers));
  return firstOf(
    sum(joined(firstOf(first, ...rest), measured), labelsOf(measured)),
    binary(requests(measured), '*', number(0)),
  );
}

/** The share of requests that the server failed, from 0 to 1; NaN where there is none. */
export function failureRatio(measured: Measured): Expression {
  return binary(failures(measured), '/', requests(measured));
}

/** How long requests take at most, but for the slowest share, in seconds. */
export function quantile(measured: Measured, share: number): Expression {
  const { metric, form, unit } = measured.source.histogram;
  const labels = labelsOf(measured);
  const native = () =>
    call(
      'histogram_quantile',
      number(share),
      sum(joined(changed(measured, metric, []), measured), labels),
    );
  const classic = () =>
    call(
      'histogram_quantile',
      number(share),
      sum(joined(changed(measured, `${metric}_bucket`, []), measured), [
        'le',
        ...labels,
      ]),
    );
  return inSeconds(chosen(form, native, classic), unit);
}

/** Requests that took no longer than a number of seconds. For classic histograms it has to be a boundary of a bucket. */
export function fastRequests(measured: Measured, seconds: number): Expression {
  const { metric, form, unit } = measured.source.histogram;
  // Without what doubles add: 0.07 s are 70 ms.
  const threshold = Number((seconds * inSecond[unit]).toPrecision(12));
  const native = () =>
    binary(
      call(
        'histogram_fraction',
        number(0),
        number(threshold),
        sum(
          joined(changed(measured, metric, []), measured),
          labelsOf(measured),
        ),
      ),
      '*',
      requests(measured),
    );
  const classic = () =>
    sum(
      joined(
        changed(measured, `${metric}_bucket`, [boundary(threshold)]),
        measured,
      ),
      labelsOf(measured),
    );
  return chosen(form, native, classic);
}

/** When the newest measurement was taken, in seconds since 1970. */
export function newest(measured: Omit<Measured, 'window'>): Expression {
  const { counter, histogram } = measured.source;
  const at = (metric: string) =>
    max(
      joined(call('timestamp', selected(measured, metric, [])), {
        ...measured,
        by: [],
      }),
    );
  return counter !== undefined
    ? at(counter)
    : chosen(
        histogram.form,
        () => at(histogram.metric),
        () => at(`${histogram.metric}_count`),
      );
}

/** The label of a bucket, as OTLP writes it (`1`) and as it is scraped (`1.0`). */
export function boundary(value: number): Matcher {
  return Number.isInteger(value)
    ? { label: 'le', operator: '=~', value: `${value}([.]0)?` }
    : { label: 'le', operator: '=', value: String(value) };
}

function inSeconds(expression: Expression, unit: TimeUnit): Expression {
  return unit === 's'
    ? expression
    : binary(expression, '/', number(inSecond[unit]));
}

/** The one that is there; the native one first where both are. */
function chosen(
  form: SignalSource['histogram']['form'],
  native: () => Expression,
  classic: () => Expression,
): Expression {
  switch (form) {
    case 'native':
      return native();
    case 'classic':
      return classic();
    default:
      return firstOf(native(), classic());
  }
}

/** How often something was measured, series by series. */
function counted(measured: Measured, matchers: readonly Matcher[]): Expression {
  const { counter, histogram } = measured.source;
  return counter !== undefined
    ? changed(measured, counter, matchers)
    : chosen(
        histogram.form,
        () =>
          call(
            'histogram_count',
            changed(measured, histogram.metric, matchers),
          ),
        () => changed(measured, `${histogram.metric}_count`, matchers),
      );
}

/** By how much series changed. */
function changed(
  measured: Measured,
  metric: string,
  matchers: readonly Matcher[],
): Expression {
  const { window, offset, how = 'rate' } = measured;
  const selector = over(selected(measured, metric, matchers), window);
  return call(how, offset === undefined ? selector : { ...selector, offset });
}

function selected(
  { target, source, only = [] }: Omit<Measured, 'window'>,
  metric: string,
  matchers: readonly Matcher[],
): Selector {
  const { convention, identity, style } = source;
  const said = [...conventionOf(convention).only, ...only, ...matchers];
  return series(
    metric,
    ...identities[identity].matchers(target, style),
    ...(target.matchers ?? []),
    ...said.map(one => ({ ...one, label: styled(one.label, style) })),
  );
}

/** Only what is of the target's namespace, where the series themselves do not say it, and with its version where that is asked. */
function joined(
  expression: Expression,
  measured: Omit<Measured, 'window'>,
): Expression {
  const { target, source } = measured;
  const info = targetInfo(target, source.style);
  const version = labelsOf({ ...measured, by: ['version'] });
  if (measured.by?.includes('version') && version.length > 0) {
    // One for each instance: two versions of one would match each series twice.
    const newestOf: Aggregation = {
      kind: 'aggregation',
      operator: 'topk',
      parameter: number(1),
      expression: info,
      grouping: { kind: 'by', labels: ['job', 'instance'] },
    };
    return binary(
      expression,
      '*',
      newestOf,
      on(['job', 'instance'], { side: 'left', include: version }),
    );
  }
  return source.identity === 'joined'
    ? binary(expression, 'and', info, on(['job', 'instance']))
    : expression;
}
