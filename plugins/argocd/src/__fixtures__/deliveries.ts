import {
  ActionRights,
  ApplicationSummary,
  compareEnvironments,
  EntityDeliveries,
  entityVerdict,
  InstanceStatus,
} from '@socle/plugin-argocd-common';
import { newCommit, now, summaryOf } from './manifests';

export const everything: ActionRights = {
  sync: true,
  refresh: true,
  hardRefresh: true,
  terminate: true,
  rollback: true,
  confirmPrune: true,
};

export const nothing: ActionRights = {
  sync: false,
  refresh: false,
  hardRefresh: false,
  terminate: false,
  rollback: false,
  confirmPrune: false,
};

export const paris: InstanceStatus = {
  name: 'paris',
  title: 'Paris',
  url: 'https://argocd.example',
  source: 'cluster',
  status: {
    level: 'ok',
    reason: 'Its Applications are read.',
    observedAt: now,
  },
  api: { level: 'ok', reason: 'Its API answers.', observedAt: now },
};

export const parisDown: InstanceStatus = {
  ...paris,
  status: {
    level: 'error',
    reason: 'The cluster does not answer.',
    observedAt: '2026-11-21T10:20:00Z',
    staleSince: '2026-11-21T10:21:00Z',
  },
};

/** What the backend answers for these Applications. */
export function deliveriesOf(
  applications: ApplicationSummary[],
  more: Partial<EntityDeliveries> = {},
): EntityDeliveries {
  const names = ['dev', 'prod'];
  const environments = compareEnvironments({
    environments: names,
    matched: applications.map(application => ({
      application,
      environment: names.find(
        name => application.destinationNamespace === `payments-${name}`,
      ),
      by: 'tenant' as const,
    })),
  });
  return {
    entityRef: 'component:default/checkout',
    tenant: { name: 'payments', title: 'Payments' },
    verdict: entityVerdict(environments),
    environments,
    refused: [],
    refusedScope: [],
    instances: [paris],
    commits: {
      'paris/argocd/payments.dev.checkout': {
        author: 'Inès Moreau <ines.moreau@halle.example>',
        date: '2026-11-21T10:30:00Z',
        subject: 'Round amounts to cents',
      },
      'paris/argocd/payments.prod.checkout': {
        author: 'Karim Haddad',
        date: '2026-11-20T07:50:00Z',
        subject: 'Accept SEPA transfers',
      },
    },
    may: everything,
    ...more,
  };
}

export const healthy = deliveriesOf([
  summaryOf({ environment: 'dev' }),
  summaryOf({ environment: 'prod', automated: false }),
]);

export const promoted = deliveriesOf([
  summaryOf({ environment: 'dev', tag: '1.4.3', commit: newCommit }),
  summaryOf({ environment: 'prod' }),
]);

export const failingSummary = summaryOf({
  environment: 'dev',
  tag: '1.4.3',
  commit: newCommit,
  status: {
    health: {
      status: 'Degraded',
      lastTransitionTime: '2026-11-21T10:33:00Z',
      message:
        'Back-off pulling image "registry.example/payments/checkout:1.4.3"',
    },
  },
});

export const failing = deliveriesOf([
  failingSummary,
  summaryOf({ environment: 'prod' }),
]);

export const progressing = deliveriesOf([
  summaryOf({
    environment: 'dev',
    tag: '1.4.3',
    status: {
      health: {
        status: 'Progressing',
        lastTransitionTime: '2026-11-21T10:34:00Z',
      },
    },
  }),
  summaryOf({ environment: 'prod' }),
]);

export const stale: EntityDeliveries = { ...healthy, instances: [parisDown] };

export const refused = deliveriesOf([summaryOf()], {
  refused: [
    {
      annotation: 'argocd/app-name',
      value: 'shop.prod.front',
      reason: 'other-tenant',
    },
    {
      annotation: 'argocd/app-selector',
      value: 'a=b,../x',
      reason: 'invalid-value',
    },
  ],
  refusedScope: [
    {
      annotation: 'backstage.io/kubernetes-namespace',
      value: 'shop-prod',
      reason: 'other-tenant',
      tenant: 'shop',
    },
  ],
});

const named = (name: string, parts: Parameters<typeof summaryOf>[0]) => ({
  ...summaryOf(parts),
  name,
});

/** A tenant whose environments have two services each, of which one is behind in prod. */
export const services = deliveriesOf([
  named('payments.dev.checkout', {
    environment: 'dev',
    tag: '1.4.3',
    commit: newCommit,
  }),
  named('payments.dev.ledger', { environment: 'dev', service: 'ledger' }),
  named('payments.prod.checkout', { environment: 'prod' }),
  named('payments.prod.ledger', { environment: 'prod', service: 'ledger' }),
  {
    ...named('payments', { service: 'payments' }),
    destinationNamespace: 'argocd',
  },
]);

export const empty = deliveriesOf([]);

export const homeless: EntityDeliveries = { ...empty, tenant: undefined };
