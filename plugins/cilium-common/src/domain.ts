export { fill, say } from '@socle/plugin-platform-common';
export { changePolicies } from './change/changePolicies';
export type { PolicyChange } from './change/changePolicies';
export { compareFlows } from './change/compareFlows';
export type { ChangedFlow } from './change/compareFlows';
export { comparePairs } from './change/comparePairs';
export type { ChangedPair, ChangedPorts } from './change/comparePairs';
export { removeRule } from './change/removeRule';
export { ruleUsage } from './change/ruleUsage';
export type { RuleUsage } from './change/ruleUsage';
export { compile } from './compile/compile';
export type {
  CompiledPolicies,
  CompileOptions,
  QuickVerdict,
} from './compile/compile';
export type { NamedPort, Party } from './compile/party';
export type { Conflict } from './compile/conflicts';
export { effectivePolicy } from './effective/effectivePolicy';
export type {
  EffectivePeer,
  EffectivePolicy,
  EffectiveRow,
  EffectiveSide,
} from './effective/types';
export { evaluate, judge } from './evaluate/evaluate';
export type { Evaluation, Judgement } from './evaluate/evaluate';
export type { Explanation, NetworkPhrase } from './explain/explain';
export { endpointName } from './explain/words';
export { policyName, ruleName } from './explain/references';
export { endpointOf, flowEndName, flowOf } from './flows/ends';
export { defaultFlowLimits, FlowAggregates } from './flows/FlowAggregates';
export type { FlowLimits } from './flows/FlowAggregates';
export { cardWindow, networkStatus } from './flows/networkStatus';
export type { ClusterSight, NetworkStatus } from './flows/networkStatus';
export { flowInScope } from './flows/scope';
export type { FlowScope } from './flows/scope';
export { serviceMap } from './flows/serviceMap';
export type {
  ServiceEdge,
  ServiceMap,
  ServiceNode,
  ServicePort,
} from './flows/serviceMap';
export type {
  FlowEnd,
  FlowEvent,
  FlowFacts,
  FlowGroup,
  FlowOutcome,
  FlowPolicy,
  FlowVerdict,
  FlowWorkload,
  ObservedFlow,
  RefusalReason,
} from './flows/types';
export type { Identity, UnknownPart } from './labels/identity';
export type { Label } from './labels/label';
export type { Prefix } from './labels/prefix';
export { reservedNames } from './labels/reserved';
export { englishMessages, frenchMessages } from './messages';
export type { NetworkMessages } from './messages';
export type { ExplanationCode } from './messages/en/explanations';
export type { FlowStatusCode } from './messages/en/flows';
export type { FindingCode } from './messages/en/findings';
export type {
  SuggestionCaution,
  SuggestionObstacle,
  TrafficObstacle,
} from './messages/en/suggestions';
export { sayFinding } from './messages/sayFinding';
export type { PolicyContext, ServiceFacts } from './model/context';
export type { PolicyFinding } from './model/finding';
export type {
  Endpoint,
  EntityEndpoint,
  Flow,
  HttpRequest,
  LabelledEndpoint,
  NamedPorts,
  OutsideEndpoint,
  PodEndpoint,
} from './model/flow';
export type { PolicyKind, PolicyReference, Section } from './model/policy';
export { parseProtocol, protocolNumbers } from './model/protocol';
export type { Protocol } from './model/protocol';
export type {
  Lack,
  NearRule,
  RuleReference,
  SideTrace,
  SideVerdict,
  UnknownReason,
  Verdict,
} from './model/verdict';
export { newestVersion, parseVersion } from './model/version';
export type { CiliumVersion } from './model/version';
export { LineProtocol } from './oracle/lineProtocol';
export type {
  OracleOptions,
  OracleResponse,
  OracleResult,
} from './oracle/lineProtocol';
export type { PolicyDocument } from './parse/parsePolicies';
export { readDocuments } from './parse/readDocuments';
export { blastRadius } from './suggest/blastRadius';
export { suggest } from './suggest/suggest';
export type {
  BlastRadius,
  SideSuggestion,
  SuggestedPolicy,
  Suggestion,
  SuggestionInput,
  TrafficDraft,
  TrafficEnd,
  TrafficRequest,
} from './suggest/types';
export { validate } from './validate/validate';
export type { KnownCluster } from './validate/validate';
