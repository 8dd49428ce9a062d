import { map } from './manifests.mjs';
import { is } from './whatArgoSays.mjs';

const comparison = cause => ({
  until: is.condition('ComparisonError'),
  verdict: ['failing', 'comparisonFailed', cause],
});
const invalid = cause => ({
  until: is.condition('InvalidSpecError'),
  verdict: ['failing', 'specInvalid', cause],
});
const source = change => (stage, name) => ({
  source: { ...stage.source(name), ...change(stage) },
});

/** What Argo CD cannot compare, or does not accept. */
export const sources = [
  {
    name: 'repository-unreachable',
    spec: source(() => ({ repoURL: 'http://127.0.0.1:1/team/app.git' })),
    ...comparison('repositoryUnreachable'),
  },
  {
    name: 'repository-missing',
    // The forge tells nobody whether there is one.
    spec: source(({ url }) => ({
      repoURL: url.replace(/[^/]+\.git$/, 'nowhere.git'),
    })),
    ...comparison('repositoryDenied'),
  },
  {
    name: 'revision-missing',
    spec: source(() => ({ targetRevision: 'v9.9.9' })),
    ...comparison('revisionNotFound'),
  },
  {
    name: 'path-missing',
    spec: source(() => ({ path: 'nowhere' })),
    ...comparison('pathNotFound'),
  },
  {
    name: 'kustomize-failing',
    files: { 'kustomization.yaml': 'resources: [none.yaml]\n' },
    ...comparison('kustomizeFailed'),
  },
  {
    name: 'invalid-yaml',
    files: {
      'one.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [one\n',
    },
    ...comparison('yamlInvalid'),
  },
  {
    name: 'unreachable-cluster',
    files: { 'one.json': map('one') },
    spec: () => ({ destination: { name: 'legacy', namespace: 'default' } }),
    ...comparison('clusterUnreachable'),
  },
  {
    name: 'unknown-cluster',
    files: { 'one.json': map('one') },
    spec: () => ({ destination: { name: 'nowhere', namespace: 'default' } }),
    ...invalid('clusterUnknown'),
  },
  {
    name: 'missing-project',
    files: { 'one.json': map('one') },
    spec: () => ({ project: 'nowhere' }),
    ...invalid('projectMissing'),
  },
  {
    name: 'forbidden-destination',
    files: { 'one.json': map('one') },
    project: { destinations: [{ name: '*', namespace: 'elsewhere' }] },
    ...invalid('projectForbidsDestination'),
  },
  {
    name: 'forbidden-repository',
    files: { 'one.json': map('one') },
    project: { sourceRepos: ['https://elsewhere.example/*'] },
    ...invalid('projectForbidsRepository'),
  },
];
