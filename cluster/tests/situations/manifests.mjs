/** A ConfigMap, as small as it can be. */
export const map = (
  name,
  { data = { a: '1' }, options, ...metadata } = {},
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name,
    ...metadata,
    ...(options && {
      annotations: { 'argocd.argoproj.io/sync-options': options },
    }),
  },
  data,
});

const app = 'app';

/** A pod's template that keeps every rule of the platform. */
export const template = ({
  container = {},
  labels = { app },
  ...spec
} = {}) => ({
  metadata: { labels },
  spec: {
    ...spec,
    containers: [
      { name: 'app', image: 'registry.halle.example/app:1.0.0', ...container },
    ],
  },
});

/**
 * A Deployment of one pod.
 *
 * @param {{ pod?: object, metadata?: object }} [options] `pod` is what its template has besides; all others are its spec's
 */
export const deployment = ({ pod, metadata = {}, ...spec } = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'app', ...metadata },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app } },
    template: template(pod),
    ...spec,
  },
});

/** Where no node is. */
export const nowhere = { nodeSelector: { 'halle.example/zone': 'nowhere' } };

/** A hook before a sync. */
export const hook = (spec, { container, ...pod } = {}) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'migrate',
    annotations: { 'argocd.argoproj.io/hook': 'PreSync' },
  },
  spec: {
    backoffLimit: 0,
    ...spec,
    template: template({ container, restartPolicy: 'Never', ...pod }),
  },
});

/** A Service that the API server refuses. */
export const refusedService = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'refused' },
  spec: { ports: [{ port: 99999 }] },
};

/** A policy of automated sync that tries once. */
export const automated = (rest = {}, policy = {}) => ({
  syncPolicy: {
    automated: { prune: true, selfHeal: true, ...rest },
    syncOptions: ['ServerSideApply=true'],
    retry: { limit: 0 },
    ...policy,
  },
});

/** A policy by which somebody syncs, or nobody. */
export const manual = {
  syncPolicy: { syncOptions: ['ServerSideApply=true'] },
};
