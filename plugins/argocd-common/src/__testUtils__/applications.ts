import { ApplicationSummary } from '../projection/applicationSummary';
import { summarizeApplication } from '../projection/summarizeApplication';

export const revision = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

/** An Application as a cluster stores one; the parts that a test is about are given. */
export function storedApplication(parts: {
  name?: string;
  namespace?: string;
  labels?: Record<string, string>;
  metadata?: Record<string, unknown>;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  rest?: Record<string, unknown>;
}): Record<string, unknown> {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: parts.name ?? 'payments.dev.checkout',
      namespace: parts.namespace ?? 'argocd',
      labels: parts.labels,
      ...parts.metadata,
    },
    spec: {
      project: 'payments',
      source: {
        repoURL: 'https://git.example.com/payments/checkout.git',
        targetRevision: 'main',
        path: 'deploy/dev',
      },
      destination: { name: 'paris-dev', namespace: 'payments-dev' },
      ...parts.spec,
    },
    status: {
      sync: { status: 'Synced', revision },
      health: { status: 'Healthy' },
      ...parts.status,
    },
    ...parts.rest,
  };
}

/** The summary of such an Application. */
export function summary(
  parts: Parameters<typeof storedApplication>[0] & { instance?: string } = {},
): ApplicationSummary {
  const { instance, ...stored } = parts;
  const found = summarizeApplication(storedApplication(stored), { instance });
  if (!found) {
    throw new Error('This is no Application');
  }
  return found;
}
