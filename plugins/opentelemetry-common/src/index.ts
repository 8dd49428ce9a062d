/**
 * The domain of service health: what is measured, what it means, and which objectives hold. Pure functions over what was
 * read.
 *
 * @packageDocumentation
 */
export * from './api';
export { explainHealth } from './health/explainHealth';
export {
  environmentAlerts,
  environmentFigures,
} from './baseline/environmentQueries';
export type {
  EnvironmentAlert,
  EnvironmentFigure,
} from './baseline/environmentQueries';
export { evidenceSchema } from './health/evidence';
export type {
  HealthEvidence,
  ObjectiveEvidence,
  PipelineEvidence,
  SourceEvidence,
} from './health/evidence';
export { gatherEvidence } from './health/gatherEvidence';
export { parseEvidence } from './health/parseEvidence';
export type { Reading } from './health/reading';
export type {
  HealthAspect,
  HealthCheck,
  HealthReason,
  HealthReasonCode,
  HealthVerdict,
  ThresholdBasis,
} from './health/types';
export { englishHealthMessages, frenchHealthMessages } from './messages';
export type { HealthMessages } from './messages';
export { readable, sayReadably } from './messages/readable';
export { budgetOf } from './objectives/budget';
export type { Budget, Increment } from './objectives/budget';
export { onboardingSteps } from './onboarding/onboardingSteps';
export type { OnboardingSteps } from './onboarding/onboardingSteps';
export { checkObjective } from './objectives/checkObjective';
export { findDuplicates } from './objectives/duplicates';
export { objectiveJsonSchema } from './objectives/objectiveJsonSchema';
export { parseObjective } from './objectives/parseObjective';
export { printRules } from './objectives/printRules';
export { proposeObjective } from './objectives/proposeObjective';
export { objectiveSeries } from './objectives/records';
export { renderObjective } from './objectives/renderObjective';
export type {
  AlertingRule,
  PrometheusRule,
  RecordingRule,
  RuleGroup,
} from './objectives/renderObjective';
export { objectiveSchema } from './objectives/schema';
export { isRuleLabel } from './objectives/words';
export type { CountedRequests, Indicator, Objective } from './objectives/types';
export * from './permissions';
export {
  alertHistoryQuery,
  clusterQueries,
  instrumentationMatches,
} from './plan/clusterQueries';
export type { ClusterQueries } from './plan/clusterQueries';
export { objectiveQueries } from './plan/objectiveQueries';
export type { ObjectiveQueries } from './plan/objectiveQueries';
export { collectorProbe, planCollectors } from './plan/collectors';
export type {
  CollectorFlow,
  CollectorQuery,
  TelemetrySignal,
} from './plan/collectors';
export { collectorEvidence, readCollectors } from './plan/readCollectors';
export type {
  CollectorSignal,
  CollectorTelemetry,
  LabelledSample,
} from './plan/readCollectors';
export type {
  AskedKind,
  ConventionId,
  ServedKind,
} from './plan/conventions/types';
export type { Dimension } from './plan/dimensions';
export type { IdentityId } from './plan/identity';
export type { NameStyle, TimeUnit, Translation } from './plan/names';
export { DEFAULT_WINDOW, planPast, planQueries } from './plan/plan';
export type {
  PastPlan,
  PlannedQuery,
  QueryPlan,
  QueryUnit,
  SaturationPlan,
  SourceMeasure,
  SourcePlan,
} from './plan/plan';
export { PROBE_SECONDS, probeRequests } from './plan/probe';
export type { Probe, ProbeAnswer, ProbeRequest } from './plan/probe';
export type { SaturationSignal } from './plan/saturation';
export type { SignalSource } from './plan/source';
export type { ServiceTarget, Workload } from './plan/target';
export { confine } from './promql/confine';
export type { Confined } from './promql/confine';
export { parseDuration } from './promql/durations';
export { parseQuery } from './promql/parseQuery';
export type { ParsedQuery } from './promql/parseQuery';
export { printQuery } from './promql/print';
export type {
  Aggregation,
  Binary,
  BinaryOperator,
  Call,
  Expression,
  Grouping,
  Matcher,
  Matching,
  MatchOperator,
  Moved,
  Negation,
  NumberLiteral,
  Selector,
  Subquery,
  TextLiteral,
} from './promql/types';
export type { BeyondCode } from './score/beyond';
export type { InstrumentationEvidence, SeriesLabels } from './score/facts';
export { fixOf } from './score/fixOf';
export type { RuleOutcome } from './score/judge';
export type { SdkLanguage } from './score/language';
export type { ScoreImpact, ScoreRuleId } from './score/rules';
export { scoreInstrumentation } from './score/scoreInstrumentation';
export type {
  InstrumentationScore,
  ScoreBand,
} from './score/scoreInstrumentation';
