import { Entity } from '@backstage/catalog-model';
import {
  ARGOCD_APP_NAME_ANNOTATION,
  ARGOCD_APP_SELECTOR_ANNOTATION,
  ARGOCD_PROJECT_NAME_ANNOTATION,
} from '@socle/plugin-argocd-common';
import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';

/** Annotations of which one is enough. */
export const deliveryAnnotations = [
  TENANT_ANNOTATION,
  ARGOCD_APP_NAME_ANNOTATION,
  ARGOCD_APP_SELECTOR_ANNOTATION,
  ARGOCD_PROJECT_NAME_ANNOTATION,
];

/**
 * Whether something can deliver the entity: a tenant, or a component that says what system or tenant it is part of, or what
 * Applications it has.
 *
 * @public
 */
export function isDelivered(entity: Entity): boolean {
  switch (entity.kind) {
    case 'System':
      return entity.spec?.type === 'tenant';
    case 'Component':
      return Boolean(
        entity.spec?.system ||
        deliveryAnnotations.some(name => entity.metadata.annotations?.[name]),
      );
    default:
      return false;
  }
}
