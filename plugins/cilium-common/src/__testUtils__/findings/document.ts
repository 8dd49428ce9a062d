import { egress, Example, ingress, old, spec, tier } from './shapes';

/** Faults of the document, its subject and its peers. */
export const documentExamples = {
  notAnObject: { yaml: '[1]', path: '' },
  kind: {
    yaml: 'kind: 7\nmetadata: {name: a}\nspec: {endpointSelector: {}, ingress: [{}]}',
    path: 'kind',
  },
  apiVersion: {
    yaml: ingress('{}').replace('cilium.io/v2', 'cilium.io/v3'),
    path: 'apiVersion',
  },
  noName: { yaml: ingress('{}').replace('name: a, ', ''), path: 'metadata' },
  noSpec: { yaml: 'kind: CiliumNetworkPolicy\nmetadata: {name: a}', path: '' },
  type: { yaml: ingress('x').replace('[x]', 'all'), path: 'spec.ingress' },
  nothing: {
    yaml: ingress('{fromEndpoints: }'),
    path: 'spec.ingress[0].fromEndpoints',
  },
  unknownField: {
    yaml: ingress('{whatever: 1}'),
    path: 'spec.ingress[0].whatever',
  },
  misspeltField: {
    yaml: ingress('{fromEndpoint: [{}]}'),
    path: 'spec.ingress[0].fromEndpoint',
  },
  removedField: {
    yaml: ingress('{fromRequires: [{}]}'),
    path: 'spec.ingress[0].fromRequires',
  },
  laterField: { yaml: tier('ingress: []'), path: 'kind', context: old },
  refused: {
    yaml: `${ingress('{}')}\nstatus: {conditions: [{type: Valid, status: "False", message: no}]}`,
    path: 'status',
  },
  noRules: { yaml: spec('endpointSelector: {}'), path: 'spec' },
  noSubject: { yaml: spec('ingress: [{}]'), path: 'spec' },
  twoSubjects: {
    yaml: spec('endpointSelector: {}\nnodeSelector: {}\ningress: [{}]'),
    path: 'spec',
  },
  nodesOfNamespace: {
    yaml: spec('nodeSelector: {}\ningress: [{}]'),
    path: 'spec.nodeSelector',
  },
  labelKey: {
    yaml: ingress('{fromEndpoints: [{matchLabels: {"a:b:c": d}}]}'),
    path: 'spec.ingress[0].fromEndpoints[0].matchLabels["a:b:c"]',
  },
  labelValue: {
    yaml: ingress('{fromEndpoints: [{matchLabels: {app: a b}}]}'),
    path: 'spec.ingress[0].fromEndpoints[0].matchLabels.app',
  },
  operator: {
    yaml: ingress(
      '{fromEndpoints: [{matchExpressions: [{key: app, operator: Gt}]}]}',
    ),
    path: 'spec.ingress[0].fromEndpoints[0].matchExpressions[0]',
  },
  valuesMissing: {
    yaml: ingress(
      '{fromEndpoints: [{matchExpressions: [{key: app, operator: In}]}]}',
    ),
    path: 'spec.ingress[0].fromEndpoints[0].matchExpressions[0]',
  },
  valuesForbidden: {
    yaml: ingress(
      '{fromEndpoints: [{matchExpressions: [{key: app, operator: Exists, values: [a]}]}]}',
    ),
    path: 'spec.ingress[0].fromEndpoints[0].matchExpressions[0]',
  },
  peersCombined: {
    yaml: ingress('{fromEndpoints: [{}], fromEntities: [all]}'),
    path: 'spec.ingress[0]',
  },
  nodesOff: {
    yaml: ingress('{fromNodes: [{}]}'),
    path: 'spec.ingress[0].fromNodes',
  },
  cidr: {
    yaml: ingress('{fromCIDR: [10.0.0.0/33]}'),
    path: 'spec.ingress[0].fromCIDR[0]',
  },
  exceptOutside: {
    yaml: egress('{toCIDRSet: [{cidr: 10.0.0.0/8, except: [192.0.2.0/24]}]}'),
    path: 'spec.egress[0].toCIDRSet[0].except[0]',
  },
  cidrOneOf: {
    yaml: egress('{toCIDRSet: [{}]}'),
    path: 'spec.egress[0].toCIDRSet[0]',
  },
  entity: {
    yaml: ingress('{fromEntities: [martians]}'),
    path: 'spec.ingress[0].fromEntities[0]',
  },
} satisfies Record<string, Example>;
