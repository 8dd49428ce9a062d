import { Entity } from '@backstage/catalog-model';
import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';

/**
 * Whether the platform knows environments of the entity: a tenant, one of its namespaces, or a component that says what
 * system or tenant it is part of.
 *
 * @public
 */
export function hasEnvironments(entity: Entity): boolean {
  switch (entity.kind) {
    case 'System':
      return entity.spec?.type === 'tenant';
    case 'Resource':
      return entity.spec?.type === 'kubernetes-namespace';
    case 'Component':
      return Boolean(
        entity.spec?.system || entity.metadata.annotations?.[TENANT_ANNOTATION],
      );
    default:
      return false;
  }
}
