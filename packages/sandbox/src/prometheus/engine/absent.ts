import { Expression } from '@socle/plugin-opentelemetry-common';
import { Labels } from './types';

/** What is absent has the labels that it was looked for by, as far as one selector says what they are. */
export function labelsOfAbsent(expression: Expression): Labels {
  const labels: Record<string, string> = {};
  const seen = new Set<string>();
  const matchers = expression.kind === 'selector' ? expression.matchers : [];
  for (const { label, operator, value } of matchers) {
    if (operator === '=' && !seen.has(label) && label !== '__name__') {
      labels[label] = value;
    } else {
      delete labels[label];
    }
    seen.add(label);
  }
  return labels;
}
