import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import styles from './EntityLink.module.css';
import { EntityLinkProps } from './types';

/**
 * The way to an entity's page; the whole reference is in the title.
 *
 * @public
 */
export function EntityLink({ entityRef, children }: EntityLinkProps) {
  return (
    <EntityRefLink
      entityRef={entityRef}
      className={styles.root}
      hideIcon
      disableTooltip
      title={
        typeof entityRef === 'string'
          ? entityRef
          : stringifyEntityRef(entityRef)
      }
    >
      {children}
    </EntityRefLink>
  );
}
