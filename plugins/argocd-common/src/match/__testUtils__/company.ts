import { Entity } from '@backstage/catalog-model';
import { Scope } from '@socle/plugin-platform-common';
import { summary } from '../../__testUtils__/applications';
import { indexApplications } from '../applicationIndex';
import { matchApplications, MatchInput } from '../matchApplications';

const to = (tenant: string, environment: string) => ({
  project: tenant,
  destination: {
    name: `paris-${environment}`,
    namespace: `${tenant}-${environment}`,
  },
});
const own = ['dev', 'prod'].flatMap(environment => [
  summary({
    name: `payments.${environment}.checkout`,
    labels: { 'app.kubernetes.io/name': 'checkout' },
    spec: to('payments', environment),
  }),
  summary({
    name: `payments.${environment}.ledger`,
    labels: { 'app.kubernetes.io/name': 'ledger', tier: 'data' },
    spec: to('payments', environment),
  }),
  summary({
    name: `payments.${environment}`,
    spec: { ...to('payments', environment), project: 'platform' },
  }),
]);
export const applications = indexApplications([
  ...own,
  summary({
    name: 'payments',
    labels: { 'socle.dev/tenant': 'payments' },
    spec: {
      project: 'platform',
      destination: { name: 'in-cluster', namespace: 'argocd' },
    },
  }),
  summary({
    name: 'payments.stray',
    spec: {
      project: 'payments',
      destination: { name: 'paris-dev', namespace: 'kube-system' },
    },
  }),
  summary({
    name: 'shop.dev.front',
    labels: { tier: 'web' },
    spec: to('shop', 'dev'),
  }),
  // What another tenant says of itself does not make it ours.
  summary({
    name: 'shop.dev.spoof',
    labels: { 'socle.dev/tenant': 'payments' },
    spec: to('shop', 'dev'),
  }),
  summary({
    name: 'shop.dev.intruder',
    spec: { ...to('payments', 'dev'), project: 'shop' },
  }),
  summary({
    name: 'payments.dev.checkout',
    namespace: 'teams',
    instance: 'second',
    spec: to('payments', 'dev'),
  }),
]);

export const entity = (
  annotations: Record<string, string> = {},
  name = 'checkout',
  kind = 'Component',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, annotations },
  spec: { type: kind === 'System' ? 'tenant' : 'service' },
});

export const scope = (labelSelector?: string): Scope => ({
  entityRef: 'component:default/checkout',
  tenant: { name: 'payments', owner: 'group:default/payments' },
  environments: ['dev', 'prod'].map(name => ({
    name,
    cluster: `paris-${name}`,
    namespace: `payments-${name}`,
    ...(labelSelector && { labelSelector }),
  })),
  refused: [],
});

export const names = (input: Partial<MatchInput>) => {
  const { matched, refused } = matchApplications({
    entity: entity(),
    scope: scope('backstage.io/kubernetes-id=checkout'),
    applications,
    ...input,
  });
  return {
    matched: matched.map(
      ({ application, environment, by }) =>
        `${application.instance ? `${application.instance}:` : ''}${application.name} ${environment ?? '–'} ${by}`,
    ),
    refused: refused.map(
      ({ annotation, value, reason }) =>
        `${annotation} ${value.length > 40 ? value.length : value} ${reason}`,
    ),
  };
};
