import {
  automated,
  deployment,
  map,
  refusedService,
  template,
} from './manifests.mjs';
import { is } from './whatArgoSays.mjs';

const failed = cause => ({
  until: is.failed,
  verdict: ['failing', 'syncFailed', cause],
});

/** What the cluster or the project does not take, so that the sync fails. */
export const refusals = [
  {
    name: 'missing-kind',
    files: {
      'x.json': {
        apiVersion: 'nothing.example/v1',
        kind: 'Thing',
        metadata: { name: 'x' },
      },
    },
    ...failed('kindMissing'),
  },
  {
    name: 'immutable-field',
    files: { 'app.json': deployment() },
    commit: {
      'app.json': deployment({
        selector: { matchLabels: { app: 'other' } },
        template: template({ labels: { app: 'other' } }),
      }),
    },
    ...failed('immutableField'),
  },
  {
    name: 'quota-of-pods',
    before: [quota({ pods: '0' })],
    files: { 'pod.json': pod() },
    ...failed('quotaExceeded'),
  },
  {
    name: 'gatekeeper',
    files: { 'one.json': map('one') },
    ...failed('gatekeeper'),
  },
  {
    name: 'admission-policy',
    files: { 'one.json': map('one') },
    ...failed('admissionPolicy'),
  },
  {
    name: 'unknown-field',
    files: { 'one.json': { ...map('one'), dota: {} } },
    ...failed('fieldUnknown'),
  },
  {
    name: 'invalid-object',
    files: { 'refused.json': refusedService },
    ...failed('objectInvalid'),
  },
  {
    name: 'retrying',
    files: { 'refused.json': refusedService },
    spec: () =>
      automated({}, { retry: { limit: 5, backoff: { duration: '1h' } } }),
    until: ({ operationState }) => operationState?.retryCount > 0,
    verdict: ['failing', 'syncRetrying', 'objectInvalid'],
  },
  {
    name: 'missing-namespace',
    files: { 'one.json': map('one', { namespace: 'does-not-exist' }) },
    ...failed('namespaceMissing'),
  },
  {
    name: 'forbidden-kind',
    project: { clusterResourceWhitelist: [] },
    files: {
      'namespace.json': {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'mine' },
      },
    },
    ...failed('projectForbidsKind'),
  },
  {
    name: 'forbidden-namespace',
    project: stage => ({ destinations: [stage.home('forbidden-namespace')] }),
    files: { 'one.json': map('one', { namespace: 'kube-public' }) },
    ...failed('projectForbidsNamespace'),
  },
  {
    name: 'shared-and-refused',
    files: { 'one.json': map('one', { namespace: 'situation-healthy' }) },
    spec: () =>
      automated(
        {},
        { syncOptions: ['ServerSideApply=true', 'FailOnSharedResource=true'] },
      ),
    ...failed('sharedResource'),
  },
];

export function quota(hard) {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'tenant' },
    spec: { hard },
  };
}

function pod() {
  const { spec } = template();
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app' }, spec };
}
