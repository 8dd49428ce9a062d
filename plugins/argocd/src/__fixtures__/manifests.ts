import {
  Application,
  ApplicationSummary,
  parseApplication,
  summarizeApplication,
} from '@socle/plugin-argocd-common';

export const now = '2026-11-21T10:35:00Z';
export const oldCommit = 'c0ffee0000000000000000000000000000000001';
export const newCommit = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

interface Parts {
  environment?: string;
  service?: string;
  tag?: string;
  commit?: string;
  automated?: boolean;
  instance?: string;
  status?: Record<string, unknown>;
  rest?: Record<string, unknown>;
}

/** An Application of the payments tenant as a cluster stores it: healthy and synced where nothing else is said. */
export function manifestOf(parts: Parts = {}): Record<string, unknown> {
  const {
    environment = 'dev',
    service = 'checkout',
    tag = '1.4.2',
    commit = oldCommit,
    automated = true,
    status = {},
    rest = {},
  } = parts;
  const source = {
    repoURL: 'https://forge.example/payments/checkout.git',
    targetRevision: 'main',
    path: `deploy/${environment}`,
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: `payments.${environment}.${service}`,
      namespace: 'argocd',
    },
    spec: {
      project: 'payments',
      source,
      destination: {
        name: environment === 'prod' ? 'paris-prod' : 'paris-nonprod',
        namespace: `payments-${environment}`,
      },
      ...(automated && {
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      }),
    },
    status: {
      sync: { status: 'Synced', revision: commit },
      health: {
        status: 'Healthy',
        lastTransitionTime: '2026-11-21T10:32:00Z',
      },
      summary: { images: [`registry.example/payments/${service}:${tag}`] },
      history: [
        {
          id: 1,
          revision: oldCommit,
          source,
          deployedAt: '2026-11-20T08:00:00Z',
          initiatedBy: { automated: true },
        },
        {
          id: 2,
          revision: commit,
          source,
          deployedAt: '2026-11-21T10:32:00Z',
          initiatedBy: automated
            ? { automated: true }
            : { username: 'ines.moreau' },
        },
      ],
      resources: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: `payments-${environment}`,
          name: service,
          status: 'Synced',
        },
        {
          version: 'v1',
          kind: 'Service',
          namespace: `payments-${environment}`,
          name: service,
          status: 'Synced',
        },
      ],
      ...status,
    },
    ...rest,
  };
}

export function applicationOf(parts: Parts = {}): Application {
  const found = parseApplication(manifestOf(parts));
  if (!found) {
    throw new Error('This is no Application.');
  }
  return found;
}

export function summaryOf(parts: Parts = {}): ApplicationSummary {
  const found = summarizeApplication(manifestOf(parts), {
    instance: parts.instance ?? 'paris',
  });
  if (!found) {
    throw new Error('This is no Application.');
  }
  return found;
}
