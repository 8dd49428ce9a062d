import { KubernetesObject } from './types';

interface Definition {
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames?: string[];
  categories?: string[];
  scope?: 'Namespaced' | 'Cluster';
  /** Whether its status has an endpoint of its own. */
  status?: boolean;
  /** Other fields than `spec` and `status`, each an object. */
  fields?: string[];
  /** Name, JSON path and, for a column of the wide form, priority. */
  columns?: [name: string, path: string, priority?: number][];
}

const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function columnType(path: string): 'date' | 'string' {
  return path === '.metadata.creationTimestamp' ? 'date' : 'string';
}

function definitionOf(options: Definition): KubernetesObject {
  const { group, version, kind, plural } = options;
  const fields = ['spec', 'status', ...(options.fields ?? [])];
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: options.scope ?? 'Namespaced',
      names: {
        kind,
        plural,
        singular: kind.toLowerCase(),
        listKind: `${kind}List`,
        ...(options.shortNames && { shortNames: options.shortNames }),
        ...(options.categories && { categories: options.categories }),
      },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                apiVersion: { type: 'string' },
                kind: { type: 'string' },
                metadata: { type: 'object' },
                ...Object.fromEntries(fields.map(field => [field, open])),
              },
            },
          },
          ...(options.status && { subresources: { status: {} } }),
          ...(options.columns && {
            additionalPrinterColumns: options.columns.map(
              ([name, jsonPath, priority]) => ({
                name,
                type: columnType(jsonPath),
                jsonPath,
                ...(priority && { priority }),
              }),
            ),
          }),
        },
      ],
    },
  };
}

/**
 * The kinds of Argo CD, Cilium, the Prometheus operator and the OpenTelemetry operator that the sandbox knows. They
 * keep every field as it comes; names, scope and subresources are those of the real definitions.
 */
export const sandboxDefinitions: KubernetesObject[] = [
  definitionOf({
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'Application',
    plural: 'applications',
    shortNames: ['app', 'apps'],
    fields: ['operation'],
    columns: [
      ['Sync Status', '.status.sync.status'],
      ['Health Status', '.status.health.status'],
      ['Revision', '.status.sync.revision', 10],
      ['Project', '.spec.project', 10],
    ],
  }),
  definitionOf({
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'ApplicationSet',
    plural: 'applicationsets',
    shortNames: ['appset', 'appsets'],
    status: true,
  }),
  definitionOf({
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'AppProject',
    plural: 'appprojects',
    shortNames: ['appproj', 'appprojs'],
  }),
  definitionOf({
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'Rollout',
    plural: 'rollouts',
    shortNames: ['ro'],
    status: true,
    columns: [
      ['Desired', '.spec.replicas'],
      ['Current', '.status.replicas'],
      ['Up-to-date', '.status.updatedReplicas'],
      ['Available', '.status.availableReplicas'],
      ['Age', '.metadata.creationTimestamp'],
    ],
  }),
  definitionOf({
    group: 'cilium.io',
    version: 'v2',
    kind: 'CiliumNetworkPolicy',
    plural: 'ciliumnetworkpolicies',
    shortNames: ['cnp', 'ciliumnp'],
    categories: ['cilium', 'ciliumpolicy'],
    status: true,
    fields: ['specs'],
    columns: [
      ['Age', '.metadata.creationTimestamp'],
      ['Valid', '.status.conditions[?(@.type=="Valid")].status'],
    ],
  }),
  definitionOf({
    group: 'cilium.io',
    version: 'v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    plural: 'ciliumclusterwidenetworkpolicies',
    shortNames: ['ccnp'],
    categories: ['cilium', 'ciliumpolicy'],
    scope: 'Cluster',
    status: true,
    fields: ['specs'],
    columns: [['Valid', '.status.conditions[?(@.type=="Valid")].status']],
  }),
  definitionOf({
    group: 'cilium.io',
    version: 'v2',
    kind: 'CiliumEndpoint',
    plural: 'ciliumendpoints',
    shortNames: ['cep', 'ciliumep'],
    categories: ['cilium'],
    columns: [
      ['Security Identity', '.status.identity.id'],
      ['Endpoint State', '.status.state'],
    ],
  }),
  definitionOf({
    group: 'monitoring.coreos.com',
    version: 'v1',
    kind: 'PrometheusRule',
    plural: 'prometheusrules',
    shortNames: ['promrule'],
    categories: ['prometheus-operator'],
    status: true,
  }),
  definitionOf({
    group: 'monitoring.coreos.com',
    version: 'v1',
    kind: 'ServiceMonitor',
    plural: 'servicemonitors',
    shortNames: ['smon'],
    categories: ['prometheus-operator'],
    status: true,
  }),
  definitionOf({
    group: 'opentelemetry.io',
    version: 'v1alpha1',
    kind: 'Instrumentation',
    plural: 'instrumentations',
    shortNames: ['otelinst', 'otelinsts'],
    status: true,
    columns: [
      ['Age', '.metadata.creationTimestamp'],
      ['Endpoint', '.spec.exporter.endpoint'],
    ],
  }),
];
