import { TelemetryWarning } from '@socle/plugin-opentelemetry-common';
import { InstantSample, RangeSeries } from '../clients/answers';
import {
  Answer,
  MetricsSource,
  SourceAlert,
  Whose,
} from '../clients/MetricsSource';
import { TelemetryError, toTelemetryError } from '../clients/TelemetryError';
import { SharedReads } from './SharedReads';

/** How long answers are shared, in milliseconds. */
export const fresh = {
  now: 15_000,
  /** What was weeks ago does not change. */
  past: 600_000,
  alerts: 15_000,
  platform: 60_000,
} as const;

/**
 * What one request asks of one source, through what everybody reads: it gathers what went wrong, so that a page has what is
 * there and says what is not.
 */
export class Asking {
  readonly #source: MetricsSource;
  readonly #whose: Whose | undefined;
  readonly #reads: SharedReads;
  readonly #now: () => Date;
  readonly #warnings = new Map<string, TelemetryWarning>();
  #answered = 0;
  #unanswered = 0;

  constructor(options: {
    source: MetricsSource;
    /** Unset: the platform. */
    whose?: Whose;
    reads: SharedReads;
    now: () => Date;
  }) {
    this.#source = options.source;
    this.#whose = options.whose;
    this.#reads = options.reads;
    this.#now = options.now;
  }

  get source(): MetricsSource {
    return this.#source;
  }

  get warnings(): TelemetryWarning[] {
    return [...this.#warnings.values()];
  }

  /** How the source answered so far. */
  get metrics(): 'answers' | 'partly' | 'unreachable' {
    if (this.#unanswered === 0) {
      return 'answers';
    }
    return this.#answered === 0 ? 'unreachable' : 'partly';
  }

  /**
   * The samples of a query as they are now, or were so many seconds ago; undefined where nobody knows. Where the source is
   * down, what it said last, with its own moments.
   */
  async instant(
    query: string,
    freshMilliseconds: number = fresh.now,
  ): Promise<InstantSample[] | undefined> {
    return await this.#shared(['query', query], freshMilliseconds, () =>
      this.#source.query(query, this.#seconds(), this.#whose),
    );
  }

  /** The series of a query over a range, in seconds. */
  async range(
    query: string,
    range: { from: number; to: number; step: number },
  ): Promise<RangeSeries[] | undefined> {
    const { from, to, step } = range;
    return await this.#shared(
      ['range', query, String(from), String(to), String(step)],
      Math.max(fresh.now, step * 1000),
      () => this.#source.queryRange(query, range, this.#whose),
    );
  }

  async names(
    match: string,
    lookBack: number,
    freshMilliseconds: number,
    label: '__name__' | 'k8s_namespace_name' = '__name__',
  ): Promise<string[] | undefined> {
    const to = this.#seconds();
    return await this.#shared(
      ['names', label, match, String(lookBack)],
      freshMilliseconds,
      () =>
        this.#source.names(
          match,
          { from: to - lookBack, to },
          this.#whose,
          label,
        ),
    );
  }

  async series(
    matches: readonly string[],
    lookBack: number,
    freshMilliseconds: number,
  ): Promise<
    { series: Record<string, string>[]; truncated: boolean } | undefined
  > {
    const to = this.#seconds();
    const found = await this.#answer(
      ['series', ...matches],
      freshMilliseconds,
      () =>
        this.#source.series(matches, { from: to - lookBack, to }, this.#whose),
    );
    return (
      found && {
        series: found.value.map(labels => ({ ...labels })),
        truncated: found.truncated === true,
      }
    );
  }

  async alerts(): Promise<SourceAlert[] | undefined> {
    return await this.#shared(['alerts'], fresh.alerts, () =>
      this.#source.alerts(this.#whose),
    );
  }

  async exemplars(
    query: string,
    range: { from: number; to: number },
  ): Promise<unknown[]> {
    try {
      return (
        (await this.#shared(
          ['exemplars', query, String(range.from), String(range.to)],
          60_000,
          () => this.#source.exemplars(query, range, this.#whose),
          true,
        )) ?? []
      );
    } catch {
      return [];
    }
  }

  /** Says something of the source that no query found out. */
  warn(warning: TelemetryWarning): void {
    this.#warnings.set(JSON.stringify(warning), warning);
  }

  async #shared<T>(
    key: readonly string[],
    freshMilliseconds: number,
    read: () => Promise<Answer<T>>,
    isOptional = false,
  ): Promise<T | undefined> {
    return (await this.#answer(key, freshMilliseconds, read, isOptional))
      ?.value;
  }

  async #answer<T>(
    key: readonly string[],
    freshMilliseconds: number,
    read: () => Promise<Answer<T>>,
    isOptional = false,
  ): Promise<Answer<T> | undefined> {
    const whole = JSON.stringify([
      this.#source.name,
      this.#source.scopeOf(this.#whose) ?? null,
      ...key,
    ]);
    try {
      const answer = await this.#reads.get(whole, freshMilliseconds, read);
      this.#answered += 1;
      this.#note(answer);
      return answer;
    } catch (thrown) {
      if (isOptional) {
        return undefined;
      }
      this.#unanswered += 1;
      const error = toTelemetryError(
        `The source of metrics ${this.#source.name}`,
        thrown,
      );
      this.warn(warningOf(this.#source.name, error));
      return this.#reads.last<Answer<T>>(whole);
    }
  }

  #note({ warnings, truncated }: Answer<unknown>): void {
    const source = this.#source.name;
    for (const message of warnings) {
      this.warn({ code: 'partial', parameters: { source, message } });
    }
    if (truncated) {
      this.warn({
        code: 'tooManySeries',
        parameters: { source, shown: this.#source.config.maximumSeries },
      });
    }
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }
}

function warningOf(
  source: string,
  { code, message }: TelemetryError,
): TelemetryWarning {
  switch (code) {
    case 'refused':
      return { code: 'refused', parameters: { source, message } };
    case 'tooLarge':
      return { code: 'tooLarge', parameters: { source, message } };
    default:
      return { code: 'unreachable', parameters: { source, message } };
  }
}
