import { Binary } from '@socle/plugin-opentelemetry-common';
import { grouped, keyOf, printLabels, unnamed } from './matching';
import { Element, Labels, QueryError, Value } from './types';

const arithmetic: Readonly<
  Record<string, (one: number, other: number) => number>
> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other,
  '^': (one, other) => one ** other,
  atan2: Math.atan2,
};

const comparisons: Readonly<
  Record<string, (one: number, other: number) => boolean>
> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

/** An operator with what stands on both sides of it. */
export function operate(expression: Binary, left: Value, right: Value): Value {
  const { operator, bool = false } = expression;
  if (![left, right].every(({ kind }) => ['scalar', 'vector'].includes(kind))) {
    throw new QueryError(
      'bad_data',
      'invalid parameter "query": binary expression must contain only scalar and instant vector types',
    );
  }
  if (['and', 'or', 'unless'].includes(operator)) {
    return vector(sets(expression, elementsOf(left), elementsOf(right)));
  }
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    const value = applied(operator, left.value, right.value, true);
    if (operator in comparisons && !bool) {
      throw new QueryError(
        'bad_data',
        'invalid parameter "query": comparisons between scalars must use BOOL modifier',
      );
    }
    return { kind: 'scalar', value: value ?? 0 };
  }
  if (left.kind === 'vector' && right.kind === 'vector') {
    return vector(joined(expression, left.elements, right.elements));
  }
  const isLeft = left.kind === 'vector';
  const elements = elementsOf(isLeft ? left : right);
  const other = scalarOf(isLeft ? right : left);
  return vector(
    elements.flatMap(element => {
      const value = isLeft
        ? applied(operator, element.value, other, bool, element.value)
        : applied(operator, other, element.value, bool, element.value);
      return value === undefined
        ? []
        : [{ labels: labelsAfter(element.labels, operator, bool), value }];
    }),
  );
}

/** What comes of two numbers; undefined where a comparison filters. A comparison that holds keeps `kept`. */
function applied(
  operator: string,
  one: number,
  other: number,
  bool: boolean,
  kept = one,
): number | undefined {
  const calculate = arithmetic[operator];
  if (calculate) {
    return calculate(one, other);
  }
  const holds = comparisons[operator](one, other);
  if (bool) {
    return holds ? 1 : 0;
  }
  return holds ? kept : undefined;
}

/** A filter leaves series as they are; everything else makes new ones without a name. */
function labelsAfter(labels: Labels, operator: string, bool: boolean): Labels {
  return operator in comparisons && !bool ? labels : unnamed(labels);
}

function joined(
  { operator, bool = false, matching }: Binary,
  left: readonly Element[],
  right: readonly Element[],
): Element[] {
  const many = matching?.many;
  const [manySide, oneSide] =
    many?.side === 'right' ? [right, left] : [left, right];
  const ones = new Map<string, Element>();
  for (const element of oneSide) {
    const key = signature(element.labels, matching);
    const twin = ones.get(key);
    if (twin) {
      const group = printLabels(matched(element.labels, matching));
      const side = many?.side === 'right' ? 'left' : 'right';
      const both = [element, twin].map(({ labels }) => printLabels(labels));
      throw new QueryError(
        'execution',
        `found duplicate series for the match group ${group} on the ${side} hand-side of the operation: [${both.join(', ')}];many-to-many matching not allowed: matching labels must be unique on one side`,
      );
    }
    ones.set(key, element);
  }
  const seen = new Set<string>();
  return manySide.flatMap(element => {
    const key = signature(element.labels, matching);
    const partner = ones.get(key);
    if (!partner) {
      return [];
    }
    const [one, other] =
      many?.side === 'right' ? [partner, element] : [element, partner];
    const value = applied(operator, one.value, other.value, bool, one.value);
    if (value === undefined) {
      return [];
    }
    const labels = resultLabels(element.labels, partner.labels, {
      operator,
      bool,
      matching,
    });
    const made = keyOf(labels);
    if (seen.has(made)) {
      throw new QueryError(
        'execution',
        many
          ? 'multiple matches for labels: grouping labels must ensure unique matches'
          : 'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
      );
    }
    seen.add(made);
    return [{ labels, value }];
  });
}

function resultLabels(
  own: Labels,
  partner: Labels,
  {
    operator,
    bool,
    matching,
  }: { operator: string; bool: boolean; matching: Binary['matching'] },
): Labels {
  const kept = labelsAfter(own, operator, bool);
  if (matching?.many) {
    const taken = { ...kept };
    for (const label of matching.many.include) {
      if (partner[label]) {
        taken[label] = partner[label];
      } else {
        delete taken[label];
      }
    }
    return taken;
  }
  if (matching?.kind === 'on') {
    return grouped(kept, 'by', matching.labels);
  }
  return matching
    ? Object.fromEntries(
        Object.entries(kept).filter(
          ([label]) => !matching.labels.includes(label),
        ),
      )
    : kept;
}

function sets(
  { operator, matching }: Binary,
  left: Element[],
  right: Element[],
): Element[] {
  const keys = (elements: Element[]) =>
    new Set(elements.map(({ labels }) => signature(labels, matching)));
  const has = (known: Set<string>) => (element: Element) =>
    known.has(signature(element.labels, matching));
  switch (operator) {
    case 'and':
      return left.filter(has(keys(right)));
    case 'unless': {
      const there = has(keys(right));
      return left.filter(element => !there(element));
    }
    default: {
      const there = has(keys(left));
      return [...left, ...right.filter(element => !there(element))];
    }
  }
}

function signature(labels: Labels, matching: Binary['matching']): string {
  return keyOf(matched(labels, matching));
}

/** The labels that partners have in common. */
function matched(labels: Labels, matching: Binary['matching']): Labels {
  return matching?.kind === 'on'
    ? grouped(labels, 'by', matching.labels)
    : grouped(labels, 'without', matching?.labels ?? []);
}

function vector(elements: Element[]): Value {
  return { kind: 'vector', elements };
}

export function elementsOf(value: Value): Element[] {
  if (value.kind !== 'vector') {
    throw new QueryError(
      'bad_data',
      `invalid parameter "query": expected type instant vector, got ${nameOf(value)}`,
    );
  }
  return value.elements;
}

export function scalarOf(value: Value): number {
  if (value.kind !== 'scalar') {
    throw new QueryError(
      'bad_data',
      `invalid parameter "query": expected type scalar, got ${nameOf(value)}`,
    );
  }
  return value.value;
}

/** As Prometheus calls types. */
export function nameOf({ kind }: Value): string {
  switch (kind) {
    case 'vector':
      return 'instant vector';
    case 'matrix':
      return 'range vector';
    case 'text':
      return 'string';
    default:
      return 'scalar';
  }
}
