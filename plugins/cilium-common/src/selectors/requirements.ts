import { Identity, isWithin, lookup } from '../labels/identity';
import {
  clusterKey,
  LabelKey,
  namespaceKey,
  namespaceLabelsKey,
  selectorKey,
  serviceAccountKey,
} from '../labels/label';
import { parsePrefix, Prefix } from '../labels/prefix';
import { LabelExpression, LabelSelector } from './labelSelector';

/** One thing that a selector asks of an identity. */
export interface Requirement extends LabelKey {
  operator: LabelExpression['operator'];
  values: ReadonlySet<string>;
  /** Of a key that names a network. */
  network?: Prefix;
}

/** Whether something matches; undefined where that cannot be known. */
export type Match = boolean | undefined;

/** What a selector asks for, each key taken apart once. All of it has to hold. */
export function requirementsOf({
  matchLabels,
  matchExpressions,
}: LabelSelector): Requirement[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) =>
      requirement(key, 'In', [value]),
    ),
    ...matchExpressions.map(({ key, operator, values }) =>
      requirement(key, operator, values),
    ),
  ];
}

function requirement(
  text: string,
  operator: Requirement['operator'],
  values: readonly string[],
): Requirement {
  const key = selectorKey(text);
  const network =
    key.source === 'cidr'
      ? parsePrefix(key.key.replaceAll('-', ':'))
      : undefined;
  return {
    ...key,
    operator,
    values: new Set(values),
    ...(network && { network }),
  };
}

/** Whether an identity has all that is asked for (`types.MatchesRequirements`). */
export function matchesAll(
  requirements: readonly Requirement[],
  identity: Identity,
): Match {
  let all: Match = true;
  for (const one of requirements) {
    const match = matches(one, identity);
    if (match === false) {
      return false;
    }
    all = match && all;
  }
  return all;
}

/** Whether an identity has what one requirement asks for (`types.MatchesRequirement`). */
export function matches(one: Requirement, identity: Identity): Match {
  const value = valueOf(one, identity);
  if (value === 'unknown') {
    return undefined;
  }
  switch (one.operator) {
    case 'In':
      return value.exists && one.values.has(value.text);
    case 'NotIn':
      return !value.exists || !one.values.has(value.text);
    case 'Exists':
      return value.exists;
    default:
      return !value.exists;
  }
}

const absent = { exists: false, text: '' };

function valueOf(
  one: Requirement,
  identity: Identity,
): { exists: boolean; text: string } | 'unknown' {
  if (one.source === 'cidr') {
    const within = one.network ? isWithin(identity, one.network) : false;
    return within === undefined ? 'unknown' : { exists: within, text: '' };
  }
  const text = lookup(identity, one);
  if (text !== undefined) {
    return { exists: true, text };
  }
  const { unknown } = identity;
  return unknown.includes('entity') ||
    (unknown.includes('labels') && !isPlace(one))
    ? 'unknown'
    : absent;
}

/** Whether a key is about where a pod is, which is known where its labels are not. */
function isPlace({ source, key }: LabelKey): boolean {
  return (
    source === 'reserved' ||
    key === namespaceKey ||
    key === clusterKey ||
    key === serviceAccountKey ||
    key.startsWith(`${namespaceLabelsKey}.`)
  );
}
