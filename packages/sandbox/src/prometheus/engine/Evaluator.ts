import {
  Aggregation,
  Call,
  Expression,
  Selector,
  Subquery,
} from '@socle/plugin-opentelemetry-common';
import { labelsOfAbsent } from './absent';
import { aggregated } from './aggregate';
import { elementsOf, nameOf, operate, scalarOf } from './binary';
import { keyOf, refuseEverything, unnamed } from './matching';
import { keepsName, RangeFunction, rangeFunctions } from './rangeFunctions';
import { prefetched } from './prefetched';
import { Element, QueryError, Series, Storage, Value } from './types';
import { vectorFunctions } from './vectorFunctions';

/** How long a sample is good where no newer one is there (`--query.lookback-delta`). */
const LOOKBACK = 300_000;

/* The evaluation interval, which a subquery without a step takes. */
const DEFAULT_STEP = 60_000;

/** As many samples as Prometheus takes into memory for one query by default (`--query.max-samples`), scaled down. */
const MAX_SAMPLES = 20_000_000;

/** Evaluates one query over a storage: instant after instant, as the engine of Prometheus defines it (promql/engine.go). */
export class Evaluator {
  readonly #storage: Storage;
  readonly #start: number;
  readonly #end: number;
  readonly #selected = new Map<Selector, readonly Series[]>();
  #samples = 0;

  /** The ends of the range that is asked for are what `@ start()` and `@ end()` mean. */
  constructor(options: { storage: Storage; start: number; end: number }) {
    this.#storage = options.storage;
    this.#start = options.start;
    this.#end = options.end;
  }

  /** What an expression yields at a moment, in milliseconds. Throws `QueryError`. */
  at(expression: Expression, moment: number): Value {
    switch (expression.kind) {
      case 'number':
        return { kind: 'scalar', value: expression.value };
      case 'text':
        return { kind: 'text', value: expression.value };
      case 'selector':
        return this.#selector(expression, moment);
      case 'subquery':
        return this.#subquery(expression, moment);
      case 'call':
        return this.#call(expression, moment);
      case 'aggregation':
        return this.#aggregation(expression, moment);
      case 'binary':
        return operate(
          expression,
          this.at(expression.left, moment),
          this.at(expression.right, moment),
        );
      default: {
        const inner = this.at(expression.expression, moment);
        return inner.kind === 'scalar'
          ? { kind: 'scalar', value: -inner.value }
          : {
              kind: 'vector',
              elements: elementsOf(inner).map(({ labels, value }) => ({
                labels: unnamed(labels),
                value: -value,
              })),
            };
      }
    }
  }

  #selector(selector: Selector, moment: number): Value {
    const at = this.#moved(selector, moment);
    const series = this.#find(selector);
    const { range } = selector;
    if (range !== undefined) {
      return {
        kind: 'matrix',
        series: series.flatMap(one => {
          const samples = this.#take(one.samples(at - range, at));
          return samples.length > 0 ? [{ labels: one.labels, samples }] : [];
        }),
      };
    }
    return {
      kind: 'vector',
      elements: series.flatMap(one => {
        const samples = this.#take(one.samples(at - LOOKBACK, at));
        const last = samples[samples.length - 1];
        return last
          ? [{ labels: one.labels, value: last[1], at: last[0] }]
          : [];
      }),
    };
  }

  #find(selector: Selector): readonly Series[] {
    const known = this.#selected.get(selector);
    if (known) {
      return known;
    }
    const { metric, matchers } = selector;
    const all = [
      ...(metric === undefined
        ? []
        : [{ label: '__name__', operator: '=' as const, value: metric }]),
      ...matchers,
    ];
    refuseEverything(all);
    const found = this.#storage.select(all);
    const { range = LOOKBACK } = selector;
    const own =
      this.#end > this.#start
        ? found.map(series =>
            prefetched(series, {
              from: this.#moved(selector, this.#start) - range,
              to: this.#moved(selector, this.#end),
            }),
          )
        : found;
    this.#selected.set(selector, own);
    return own;
  }

  #take<T>(samples: readonly T[]): readonly T[] {
    this.#samples += samples.length;
    if (this.#samples > MAX_SAMPLES) {
      throw new QueryError(
        'execution',
        'query processing would load too many samples into memory in query execution',
      );
    }
    return samples;
  }

  #moved({ offset = 0, at }: Pick<Selector, 'offset' | 'at'>, moment: number) {
    if (at === undefined) {
      return moment - offset;
    }
    const fixed = { start: this.#start, end: this.#end };
    return (typeof at === 'number' ? at * 1000 : fixed[at]) - offset;
  }

  #subquery(subquery: Subquery, moment: number): Value {
    const { range, step = DEFAULT_STEP, expression } = subquery;
    const to = this.#moved(subquery, moment);
    const gathered = new Map<
      string,
      { labels: Element['labels']; samples: [number, number][] }
    >();
    const first = Math.floor((to - range) / step) * step + step;
    for (let at = first; at <= to; at += step) {
      const value = this.at(expression, at);
      const elements =
        value.kind === 'scalar'
          ? [{ labels: {}, value: value.value }]
          : elementsOf(value);
      for (const { labels, value: number } of this.#take(elements)) {
        const key = keyOf(labels);
        const found = gathered.get(key) ?? { labels, samples: [] };
        gathered.set(key, found);
        found.samples.push([at, number]);
      }
    }
    return { kind: 'matrix', series: [...gathered.values()] };
  }

  #aggregation(aggregation: Aggregation, moment: number): Value {
    const { parameter, expression } = aggregation;
    return {
      kind: 'vector',
      elements: aggregated(
        aggregation,
        elementsOf(this.at(expression, moment)),
        parameter ? scalarOf(this.at(parameter, moment)) : Number.NaN,
      ),
    };
  }

  #call(call: Call, moment: number): Value {
    const { name } = call;
    switch (name) {
      case 'time':
        return { kind: 'scalar', value: moment / 1000 };
      case 'pi':
        return { kind: 'scalar', value: Math.PI };
      case 'vector':
        return {
          kind: 'vector',
          elements: [
            { labels: {}, value: scalarOf(this.at(argument(call, 0), moment)) },
          ],
        };
      case 'scalar': {
        const elements = elementsOf(this.at(argument(call, 0), moment));
        return {
          kind: 'scalar',
          value: elements.length === 1 ? elements[0].value : Number.NaN,
        };
      }
      case 'timestamp':
        return {
          kind: 'vector',
          elements: elementsOf(this.at(argument(call, 0), moment)).map(
            ({ labels, at = moment }) => ({
              labels: unnamed(labels),
              value: at / 1000,
            }),
          ),
        };
      case 'absent': {
        const found = elementsOf(this.at(argument(call, 0), moment));
        return {
          kind: 'vector',
          elements:
            found.length > 0
              ? []
              : [{ labels: labelsOfAbsent(call.arguments[0]), value: 1 }],
        };
      }
      default:
        return this.#named(call, moment);
    }
  }

  #named(call: Call, moment: number): Value {
    const { name } = call;
    if (Object.hasOwn(rangeFunctions, name)) {
      return this.#ranged(call, rangeFunctions[name], moment);
    }
    if (Object.hasOwn(vectorFunctions, name)) {
      const { apply, vectorFirst, least } = vectorFunctions[name];
      argument(call, least - 1);
      const values = call.arguments.map(one => this.at(one, moment));
      const position = vectorFirst ? 0 : values.length - 1;
      return {
        kind: 'vector',
        elements: apply(
          elementsOf(values[position]),
          values.filter((_, index) => index !== position).map(scalarOf),
        ),
      };
    }
    throw new QueryError(
      'execution',
      `the sandbox's Prometheus does not know the function ${name}; it evaluates what the plans of Socle ask`,
    );
  }

  #ranged(call: Call, apply: RangeFunction, moment: number): Value {
    const values = call.arguments.map(one => ({
      one,
      value: this.at(one, moment),
    }));
    const range = values.find(({ value }) => value.kind === 'matrix');
    if (!range || range.value.kind !== 'matrix') {
      const got = values[values.length - 1];
      throw new QueryError(
        'bad_data',
        `invalid parameter "query": expected type range vector in call to function "${call.name}", got ${got ? nameOf(got.value) : 'nothing'}`,
      );
    }
    const of = range.one as Selector | Subquery;
    const end = this.#moved(of, moment);
    const start = end - (of.range ?? 0);
    const scalar = values.find(({ value }) => value.kind === 'scalar');
    const parameter = scalar ? scalarOf(scalar.value) : Number.NaN;
    return {
      kind: 'vector',
      elements: range.value.series.flatMap(({ labels, samples }) => {
        const value = apply({ samples, start, end, parameter });
        return value === undefined
          ? []
          : [
              {
                labels: keepsName.has(call.name) ? labels : unnamed(labels),
                value,
              },
            ];
      }),
    };
  }
}

function argument(call: Call, index: number): Expression {
  const found = call.arguments[index];
  if (!found) {
    throw new QueryError(
      'bad_data',
      `invalid parameter "query": expected ${index + 1} argument(s) in call to "${call.name}", got ${call.arguments.length}`,
    );
  }
  return found;
}
