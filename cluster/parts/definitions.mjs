import fs from 'node:fs';
import { ready } from '../lib/processes.mjs';

const cilium = [
  'github.com/cilium/cilium',
  'pkg/k8s/apis/cilium.io/client/crds/v2',
];
const operator = [
  'github.com/prometheus-operator/prometheus-operator',
  'example/prometheus-operator-crd',
];

/**
 * The operator that this kind belongs to is in no module that could be had, so its schema is open: everything is taken.
 */
const instrumentations = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'instrumentations.opentelemetry.io' },
  spec: {
    group: 'opentelemetry.io',
    scope: 'Namespaced',
    names: {
      kind: 'Instrumentation',
      listKind: 'InstrumentationList',
      plural: 'instrumentations',
      singular: 'instrumentation',
    },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

/** Brings the custom resource definitions that every cluster has: those of Cilium, the Prometheus operator, OpenTelemetry. */
export async function applyDefinitions({ api }, built) {
  const texts = [
    ...filesOf(built.file(...cilium), () => true),
    ...filesOf(built.file(...operator), name =>
      /_(prometheusrules|servicemonitors|podmonitors)\.yaml$/.test(name),
    ),
  ];
  await Promise.all([
    ...texts.map(text => api.applyAll(text)),
    api.apply(instrumentations),
  ]);
}

/** Brings the definitions of Argo CD, and waits until the API server serves them. */
export async function applyArgoDefinitions(server, { built, processes }) {
  const folder = built.file('github.com/argoproj/argo-cd/v3', 'manifests/crds');
  const texts = filesOf(folder, name => name !== 'kustomization.yaml');
  await Promise.all(texts.map(text => server.api.applyAll(text)));
  const path = '/apis/argoproj.io/v1alpha1/applications';
  await ready(
    processes.parts.get(`${server.name}-apiserver`),
    async () => (await server.api.call(path)).status === 200,
  );
}

function filesOf(folder, wanted) {
  return fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.yaml') && wanted(name))
    .map(name => fs.readFileSync(`${folder}/${name}`, 'utf8'));
}
