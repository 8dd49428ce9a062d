import { beyondRules, BeyondCode } from './beyond';
import { factsOf, InstrumentationEvidence } from './facts';
import { judge, RuleOutcome } from './judge';
import { languageOf, SdkLanguage } from './language';
import { ScoreImpact, ScoreRuleId, scoreRules, weights } from './rules';

/**
 * How well a service is instrumented, as far as metrics tell.
 *
 * @public
 */
export interface InstrumentationScore {
  /** From 0 to 100, over the rules that were judged; undefined where none was. */
  score?: number;
  band?: ScoreBand;
  /** How much of the specification was judged: its rules, and their weights. It asks that this be told with the score. */
  coverage: {
    rules: number;
    ofRules: number;
    weight: number;
    ofWeight: number;
  };
  rules: ({ id: ScoreRuleId; impact: ScoreImpact } & RuleOutcome)[];
  /** What is worth mending beyond the specification, which does not count. */
  beyond: { code: BeyondCode; subjects: string[] }[];
  /** The language of its SDK, for whom the fixes are written. */
  language?: SdkLanguage;
}

/** @public */
export type ScoreBand = 'excellent' | 'good' | 'needsImprovement' | 'poor';

/**
 * The Instrumentation Score of a service (instrumentation-score/spec 0.1) by the rules that metrics can tell of: 100 times the
 * weight of those that are kept, by the weight of those that were judged.
 *
 * @public
 */
export function scoreInstrumentation(
  evidence: InstrumentationEvidence,
): InstrumentationScore {
  const facts = factsOf(evidence);
  const rules = Object.entries(scoreRules).map(([name, impact]) => {
    const id = name as ScoreRuleId;
    return { id, impact, ...judge(id, facts) };
  });
  const judged = rules.filter(({ outcome }) => outcome !== 'notJudged');
  const passed = rules.filter(({ outcome }) => outcome === 'passed');
  const weight = weightOf(judged);
  const score = weight > 0 ? (100 * weightOf(passed)) / weight : undefined;
  const language = languageOf(facts.resources);
  return {
    ...(score !== undefined && { score, band: bandOf(score) }),
    coverage: {
      rules: judged.length,
      ofRules: rules.length,
      weight,
      ofWeight: weightOf(rules),
    },
    rules,
    beyond: beyondRules(facts),
    ...(language && { language }),
  };
}

function weightOf(rules: readonly { impact: ScoreImpact }[]): number {
  return rules.reduce((sum, { impact }) => sum + weights[impact], 0);
}

/** The specification's categories; a score between two of them is of the lower one. */
function bandOf(score: number): ScoreBand {
  if (score >= 90) {
    return 'excellent';
  }
  if (score >= 75) {
    return 'good';
  }
  return score >= 50 ? 'needsImprovement' : 'poor';
}
