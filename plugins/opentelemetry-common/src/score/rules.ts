/**
 * How much a rule matters, as the specification weighs it.
 *
 * @public
 */
export type ScoreImpact = 'critical' | 'important' | 'normal' | 'low';

/** instrumentation-score/spec, specification.md, "Rules". */
export const weights: Readonly<Record<ScoreImpact, number>> = {
  critical: 40,
  important: 30,
  normal: 20,
  low: 10,
};

/** Every rule of the specification (0.1). It forbids to add others, and asks to say which of them are not judged. */
export const scoreRules = {
  'LOG-001': 'important',
  'LOG-002': 'important',
  'MET-001': 'important',
  'MET-002': 'important',
  'MET-003': 'important',
  'MET-004': 'normal',
  'MET-005': 'normal',
  'MET-006': 'important',
  'RES-001': 'normal',
  'RES-002': 'important',
  'RES-003': 'important',
  'RES-004': 'important',
  'RES-005': 'critical',
  'SDK-001': 'low',
  'SPA-001': 'normal',
  'SPA-002': 'normal',
  'SPA-003': 'important',
  'SPA-004': 'important',
  'SPA-005': 'important',
} as const satisfies Readonly<Record<string, ScoreImpact>>;

/** @public */
export type ScoreRuleId = keyof typeof scoreRules;
