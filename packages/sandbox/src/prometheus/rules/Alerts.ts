import { queryInstant } from '../engine/query';
import { keyOf, unnamed } from '../engine/matching';
import { Labels, Storage } from '../engine/types';
import { Rule } from './readRules';

/** An alert that is pending or fires. */
export interface ActiveAlert {
  labels: Labels;
  annotations: Labels;
  state: 'pending' | 'firing';
  /** Milliseconds since 1970. */
  activeAt: number;
  value: number;
}

/** How a rule stands. */
export interface RuleState {
  rule: Rule;
  alerts: ActiveAlert[];
  lastError?: string;
  evaluatedAt: number;
}

/* How often rules are evaluated where somebody asks. */
const EVERY = 10_000;

/** Evaluates alerting rules, and remembers since when what they find has held. */
export class Alerts {
  readonly #rules: () => readonly Rule[];
  readonly #storage: Storage;
  readonly #now: () => Date;
  #states: RuleState[] = [];
  #evaluatedAt = -Infinity;
  #since = new Map<string, number>();

  constructor(options: {
    rules: () => readonly Rule[];
    storage: Storage;
    now: () => Date;
  }) {
    this.#rules = options.rules;
    this.#storage = options.storage;
    this.#now = options.now;
  }

  states(): readonly RuleState[] {
    const now = this.#now().getTime();
    if (now - this.#evaluatedAt >= EVERY) {
      const since = new Map<string, number>();
      this.#states = this.#rules().map(rule =>
        this.#evaluate(rule, now, since),
      );
      this.#since = since;
      this.#evaluatedAt = now;
    }
    return this.#states;
  }

  #evaluate(rule: Rule, now: number, since: Map<string, number>): RuleState {
    try {
      const found = queryInstant({
        storage: this.#storage,
        query: rule.query,
        at: now,
      });
      const elements = found.kind === 'vector' ? found.elements : [];
      return {
        rule,
        evaluatedAt: now,
        alerts: elements.map(({ labels, value }) => {
          const all = {
            ...unnamed(labels),
            ...rule.labels,
            alertname: rule.name,
          };
          const key = JSON.stringify([rule.group, rule.name, keyOf(all)]);
          const activeAt =
            this.#since.get(key) ?? this.#holdsSince(rule, labels, now);
          since.set(key, activeAt);
          return {
            labels: all,
            annotations: Object.fromEntries(
              Object.entries(rule.annotations).map(([name, text]) => [
                name,
                filled(text, labels, value),
              ]),
            ),
            state: now - activeAt >= rule.hold ? 'firing' : 'pending',
            activeAt,
            value,
          };
        }),
      };
    } catch (error) {
      return {
        rule,
        alerts: [],
        evaluatedAt: now,
        lastError: error instanceof Error ? error.message : String(error),
      };
    }
  }

  /** For how long it has held already, as a Prometheus that ran before would know. */
  #holdsSince(rule: Rule, labels: Labels, now: number): number {
    const key = keyOf(labels);
    let since = now;
    for (let at = now - 60_000; at >= now - 2 * rule.hold; at -= 60_000) {
      const earlier = queryInstant({
        storage: this.#storage,
        query: rule.query,
        at,
      });
      const holds =
        earlier.kind === 'vector' &&
        earlier.elements.some(element => keyOf(element.labels) === key);
      if (!holds) {
        break;
      }
      since = at;
    }
    return since;
  }
}

/* Of Go's templates what the rules of Socle use. */
function filled(text: string, labels: Labels, value: number): string {
  return text
    .replace(
      /\{\{\s*\$labels\.(\w+)\s*\}\}/g,
      (_, label) => labels[label] ?? '',
    )
    .replace(
      /\{\{\s*\$value\s*\|\s*humanizePercentage\s*\}\}/g,
      `${Number((value * 100).toPrecision(4))}%`,
    )
    .replace(/\{\{\s*(?:\$value|\.Value)\s*\}\}/g, String(value));
}
