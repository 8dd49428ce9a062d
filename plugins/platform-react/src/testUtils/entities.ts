import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

const ownedBy = (owner: string) => [
  { type: RELATION_OWNED_BY, targetRef: `group:default/${owner}` },
];

/**
 * The tenant Payments.
 *
 * @public
 */
export const tenantEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'payments', namespace: 'default', title: 'Payments' },
  spec: { type: 'tenant', owner: 'group:default/payments' },
  relations: ownedBy('payments'),
};

/**
 * A service of that tenant.
 *
 * @public
 */
export const componentEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  spec: { type: 'service', system: 'payments', owner: 'payments' },
  relations: ownedBy('payments'),
};
