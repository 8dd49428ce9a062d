import { isRecord, listOf, recordOf, recordsOf } from '../json';

/** A map of labels as `key=value` pairs, sorted. */
export function labelsText(labels: unknown): string {
  return Object.entries(recordOf(labels))
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',');
}

/** A label selector in the form of a query; empty where it selects everything. */
export function selectorText(selector: unknown): string {
  const { matchLabels, matchExpressions } = recordOf(selector);
  const equal = isRecord(matchLabels) ? [labelsText(matchLabels)] : [];
  const sets = recordsOf(matchExpressions).map(({ key, operator, values }) => {
    const list = `(${listOf(values).join(',')})`;
    switch (operator) {
      case 'In':
        return `${key} in ${list}`;
      case 'NotIn':
        return `${key} notin ${list}`;
      case 'Exists':
        return String(key);
      default:
        return `!${key}`;
    }
  });
  return [...equal, ...sets].filter(Boolean).sort().join(',');
}
