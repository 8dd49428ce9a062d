import fs from 'node:fs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
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
  const definitions = [...texts.flatMap(objectsOf), instrumentations];
  await Promise.all(definitions.map(definition => api.create(definition)));
}

/** Brings the definitions of Argo CD, and waits until the API server serves them. */
export async function applyArgoDefinitions(server, context) {
  const folder = context.built.file(
    'github.com/argoproj/argo-cd/v3',
    'manifests/crds',
  );
  const texts = filesOf(folder, name => name !== 'kustomization.yaml');
  await createAndServe(texts.flatMap(objectsOf), server, context);
}

/**
 * Brings definitions, and waits until the API server serves them: a controller that starts before looks again only after
 * ten seconds.
 */
export async function createAndServe(definitions, server, { processes }) {
  const { api, name } = server;
  await Promise.all(definitions.map(definition => api.create(definition)));
  const paths = definitions.flatMap(({ spec: { group, names, versions } }) =>
    versions
      .filter(({ served }) => served)
      .map(version => `/apis/${group}/${version.name}/${names.plural}?limit=1`),
  );
  const part = processes.parts.get(`${name}-apiserver`);
  await Promise.all(
    paths.map(path =>
      ready(part, async () => (await api.call(path)).status === 200),
    ),
  );
}

function filesOf(folder, wanted) {
  return fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.yaml') && wanted(name))
    .map(name => fs.readFileSync(`${folder}/${name}`, 'utf8'));
}
