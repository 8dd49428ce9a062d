export { compile } from './compile/compile';
export type { CompiledPolicies, QuickVerdict } from './compile/compile';
export type { NamedPort, Party } from './compile/party';
export type { Conflict } from './compile/conflicts';
export { evaluate, judge } from './evaluate/evaluate';
export type { Evaluation } from './evaluate/evaluate';
export type { Explanation, NetworkPhrase } from './explain/explain';
export { endpointName } from './explain/words';
export { policyName, ruleName } from './explain/references';
export type { Identity, UnknownPart } from './labels/identity';
export type { Label } from './labels/label';
export type { Prefix } from './labels/prefix';
export { reservedNames } from './labels/reserved';
export { englishMessages, frenchMessages } from './messages';
export type { NetworkMessages } from './messages';
export type { ExplanationCode } from './messages/en/explanations';
export type { FindingCode } from './messages/en/findings';
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
export { validate } from './validate/validate';
export type { KnownCluster } from './validate/validate';
