import { createHash } from 'node:crypto';
import { KubernetesObject } from '@socle/sandbox';

/* 50 services of each tenant, each in two environments. */
const perTenant = 100;

export const tenantOf = (index: number) =>
  `team${Math.floor(index / perTenant)}`;
export const environmentOf = (index: number) =>
  index % 2 === 0 ? 'dev' : 'prod';
export const serviceOf = (index: number) =>
  `service${Math.floor((index % perTenant) / 2)}`;
export const nameOf = (index: number) =>
  `${tenantOf(index)}.${environmentOf(index)}.${serviceOf(index)}`;

const commitOf = (text: string) =>
  createHash('sha1').update(text).digest('hex');

/**
 * An Application of a company, of the size that Argo CD writes: ten resources with their results, ten deployments of the
 * past. About 9 kB.
 */
export function storedApplication(
  index: number,
  tag: string = '1.4.2',
): KubernetesObject {
  const tenant = tenantOf(index);
  const environment = environmentOf(index);
  const service = serviceOf(index);
  const namespace = `${tenant}-${environment}`;
  const source = {
    repoURL: `https://git.example.com/${tenant}/${service}.git`,
    targetRevision: 'main',
    path: `deploy/${environment}`,
  };
  const kinds = [
    ['', 'Service'],
    ['', 'ServiceAccount'],
    ['', 'ConfigMap'],
    ['apps', 'Deployment'],
    ['autoscaling', 'HorizontalPodAutoscaler'],
    ['networking.k8s.io', 'Ingress'],
    ['policy', 'PodDisruptionBudget'],
    ['monitoring.coreos.com', 'ServiceMonitor'],
    ['monitoring.coreos.com', 'PrometheusRule'],
    ['cilium.io', 'CiliumNetworkPolicy'],
  ].map(([group, kind]) => ({
    group,
    kind,
    version: 'v1',
    namespace,
    name: service,
  }));
  const revision = commitOf(`${index} now`);
  const isFailing = index % 40 === 7;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: nameOf(index),
      namespace: 'argocd',
      labels: {
        'socle.dev/environment': environment,
        'app.kubernetes.io/part-of': `${tenant}-${service}`,
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: tenant,
      source,
      destination: { name: 'in-cluster', namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['FailOnSharedResource=true'],
      },
    },
    status: {
      sync: {
        status: isFailing ? 'OutOfSync' : 'Synced',
        revision,
        comparedTo: { source, destination: { name: 'in-cluster', namespace } },
      },
      health: {
        status: isFailing ? 'Degraded' : 'Healthy',
        lastTransitionTime: '2026-11-21T10:00:00Z',
      },
      reconciledAt: '2026-11-21T10:00:00Z',
      history: Array.from({ length: 10 }, (_, id) => ({
        id,
        revision: id === 9 ? revision : commitOf(`${index} ${id}`),
        source,
        deployStartedAt: `2026-11-${10 + id}T09:59:00Z`,
        deployedAt: `2026-11-${10 + id}T10:00:00Z`,
        initiatedBy: { automated: true },
      })),
      operationState: {
        phase: isFailing ? 'Failed' : 'Succeeded',
        message: isFailing
          ? 'one or more objects failed to apply'
          : 'successfully synced (all tasks run)',
        startedAt: '2026-11-19T09:59:00Z',
        finishedAt: '2026-11-19T10:00:00Z',
        operation: {
          sync: { revision, prune: true },
          initiatedBy: { automated: true },
        },
        syncResult: {
          revision,
          source,
          resources: kinds.map(resource => ({
            ...resource,
            status: isFailing ? 'SyncFailed' : 'Synced',
            message: `${resource.kind.toLowerCase()}/${service} ${isFailing ? 'is forbidden: exceeded quota' : 'configured'}`,
            hookPhase: 'Running',
            syncPhase: 'Sync',
          })),
        },
      },
      resources: kinds.map(resource => ({ ...resource, status: 'Synced' })),
      sourceType: 'Kustomize',
      summary: {
        images: [`registry.example.com/${tenant}/${service}:${tag}`],
        externalURLs: [`https://${service}.${tenant}.example.com/`],
      },
      controllerNamespace: 'argocd',
    },
  };
}
