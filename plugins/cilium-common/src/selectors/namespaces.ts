import { namespaceKey, namespaceLabelsKey } from '../labels/label';
import { keysOf, LabelSelector, withKey } from './labelSelector';

/** Namespaces by their labels, as the identities of their pods have these; all of them where none is asked for. */
export function ofNamespaces({
  matchLabels,
  matchExpressions,
}: LabelSelector): LabelSelector {
  const asKey = (key: string) => `${namespaceLabelsKey}.${key}`;
  const selector = {
    matchLabels: Object.fromEntries(
      Object.entries(matchLabels).map(([key, value]) => [asKey(key), value]),
    ),
    matchExpressions: matchExpressions.map(expression => ({
      ...expression,
      key: asKey(expression.key),
    })),
  };
  return keysOf(selector).length > 0
    ? selector
    : withKey(selector, namespaceKey);
}

/** A selector that asks for what two ask for. */
export function both(one: LabelSelector, other: LabelSelector): LabelSelector {
  return {
    matchLabels: { ...one.matchLabels, ...other.matchLabels },
    matchExpressions: [...one.matchExpressions, ...other.matchExpressions],
  };
}
