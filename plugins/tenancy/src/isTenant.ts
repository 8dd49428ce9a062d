import { Entity } from '@backstage/catalog-model';

/**
 * Whether the entity stands for a tenant.
 *
 * @public
 */
export function isTenant({ kind, spec }: Entity): boolean {
  return kind === 'System' && spec?.type === 'tenant';
}
