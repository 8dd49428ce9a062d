/**
 * What each rule of the Instrumentation Score asks for, and what is found beyond them, in one sentence each.
 *
 * @public
 */
export const rules = {
  'LOG-001': 'Debug logs are not on in production for more than 14 days.',
  'LOG-002': 'Log records have a severity.',
  'MET-001': 'No attribute of a metric has 10,000 values or more in an hour.',
  'MET-002': 'Metrics have a unit.',
  'MET-003': 'A metric has the same unit everywhere.',
  'MET-004': 'A histogram has the same buckets everywhere.',
  'MET-005': 'Names of metrics do not hold their unit.',
  'MET-006': 'Metrics are not called like attributes of semantic conventions.',
  'RES-001': 'Resources have a service.instance.id.',
  'RES-002': 'No two pods share a service.instance.id.',
  'RES-003': 'Telemetry of pods has their k8s.pod.uid.',
  'RES-004': 'Attributes of semantic conventions stand where they belong.',
  'RES-005': 'Resources have a service.name.',
  'SDK-001': 'The SDK supports the language and runtime in use.',
  'SPA-001': 'Traces have few internal spans for each service.',
  'SPA-002': 'Traces have no orphaned spans.',
  'SPA-003': 'Names of spans are few.',
  'SPA-004': 'Traces do not begin with the span of a client.',
  'SPA-005': 'Traces do not have many short spans.',
  unknownService: "The SDK has made the service's name up: {{subjects}}.",
  missingRoute: 'Requests cannot be told apart by route.',
  oldConventions: 'Metrics follow conventions that are replaced: {{subjects}}.',
  namespaceNotPromoted:
    'Series do not carry their namespace, so that figures fail for minutes while pods change.',
} as const;
