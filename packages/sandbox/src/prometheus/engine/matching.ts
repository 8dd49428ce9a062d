import { Matcher } from '@socle/plugin-opentelemetry-common';
import { RE2JS } from 're2js';
import { Labels, QueryError } from './types';

const compiled = new Map<string, (value: string) => boolean>();

/** Whether a label's value is let through; a label that is not there has the empty text. */
export function lets(
  { label, operator, value }: Matcher,
  labels: Labels,
): boolean {
  const own = Object.hasOwn(labels, label) ? labels[label] : '';
  switch (operator) {
    case '=':
      return own === value;
    case '!=':
      return own !== value;
    case '=~':
      return expression(value)(own);
    default:
      return !expression(value)(own);
  }
}

/** A regular expression of RE2 that has to match the whole value; what it says is kept for the values of labels seen. */
function expression(pattern: string): (value: string) => boolean {
  const known = compiled.get(pattern);
  if (known) {
    return known;
  }
  let machine: RE2JS;
  try {
    // What is wrong is said of the pattern as it was written.
    RE2JS.compile(pattern);
    machine = RE2JS.compile(`^(?:${pattern})$`, RE2JS.DOTALL);
  } catch (error) {
    throw new QueryError(
      'bad_data',
      `invalid parameter "query": ${error instanceof Error ? error.message : error}`,
    );
  }
  const answers = new Map<string, boolean>();
  const test = (value: string) => {
    const before = answers.get(value);
    if (before !== undefined) {
      return before;
    }
    const answer = machine.matcher(value).matches();
    if (answers.size < 20_000) {
      answers.set(value, answer);
    }
    return answer;
  };
  if (compiled.size < 2_000) {
    compiled.set(pattern, test);
  }
  return test;
}

/** Prometheus refuses a selector that would let an empty text through by each of its matchers. */
export function refuseEverything(matchers: readonly Matcher[]): void {
  // Each of them is looked at, so that no expression that is none goes unseen.
  const open = matchers.filter(matcher => lets(matcher, {}));
  if (open.length === matchers.length) {
    throw new QueryError(
      'bad_data',
      'invalid parameter "query": vector selector must contain at least one non-empty matcher',
    );
  }
}

/** Labels without the name. */
export function unnamed(labels: Labels): Labels {
  const { __name__, ...rest } = labels;
  return rest;
}

/** One text for a set of labels. */
export function keyOf(labels: Labels): string {
  return JSON.stringify(
    Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** Labels as Prometheus writes them: by their names. */
export function printLabels(labels: Labels): string {
  const pairs = Object.entries(labels)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `{${pairs.join(', ')}}`;
}

/** Only, or all but, some labels. The name is never kept. */
export function grouped(
  labels: Labels,
  kind: 'by' | 'without',
  names: readonly string[],
): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([label, value]) =>
      kind === 'by'
        ? names.includes(label) && value !== ''
        : label !== '__name__' && !names.includes(label),
    ),
  );
}
