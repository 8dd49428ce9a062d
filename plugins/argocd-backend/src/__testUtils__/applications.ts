import { KubernetesObject } from '@socle/sandbox';

export const commit = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
export const older = 'b1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

/** An Application as Argo CD keeps it: synced and healthy, where nothing else is given. */
export function application(
  name: string,
  parts: {
    project?: string;
    namespace?: string;
    destination?: object;
    labels?: Record<string, string>;
    automated?: boolean;
    status?: object;
    operation?: object;
  } = {},
): KubernetesObject {
  const [tenant, environment = 'dev', service = name] = name.split('.');
  const source = {
    repoURL: `https://git.example.com/${tenant}/${service}.git`,
    targetRevision: 'main',
    path: `deploy/${environment}`,
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: parts.namespace ?? 'argocd',
      labels: parts.labels ?? {},
    },
    spec: {
      project: parts.project ?? tenant,
      source,
      destination: parts.destination ?? {
        name: 'in-cluster',
        namespace: `${tenant}-${environment}`,
      },
      syncPolicy: parts.automated === false ? {} : { automated: {} },
    },
    ...(parts.operation && { operation: parts.operation }),
    status: {
      sync: { status: 'Synced', revision: commit },
      health: {
        status: 'Healthy',
        lastTransitionTime: '2026-11-21T10:00:00Z',
      },
      reconciledAt: '2026-11-21T10:00:00Z',
      history: [older, commit].map((revision, id) => ({
        id,
        revision,
        source,
        deployedAt: `2026-11-2${id}T10:00:00Z`,
        initiatedBy: { automated: true },
      })),
      resources: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: `${tenant}-${environment}`,
          name: service,
          status: 'Synced',
        },
      ],
      summary: { images: [`registry.example.com/${service}:1.4.2`] },
      ...parts.status,
    },
  };
}

/** What Argo CD says of a sync that a quota refused. */
export const failedSync = {
  sync: { status: 'OutOfSync', revision: commit },
  health: { status: 'Degraded' },
  operationState: {
    phase: 'Failed',
    startedAt: '2026-11-21T10:00:00Z',
    finishedAt: '2026-11-21T10:00:05Z',
    operation: { sync: {} },
    message: 'one or more objects failed to apply, reason: see the objects',
    syncResult: {
      revision: commit,
      resources: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: 'payments-dev',
          name: 'ledger',
          status: 'SyncFailed',
          message:
            'admission webhook "validation.gatekeeper.sh" denied the request: [require-limits] container <ledger> has no limits',
        },
      ],
    },
  },
};
