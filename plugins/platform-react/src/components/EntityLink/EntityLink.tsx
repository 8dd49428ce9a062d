import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import styles from './EntityLink.module.css';
import { EntityLinkProps } from './types';

/**
 * The way to an entity's page; the whole reference is in the title.
 *
 * @public
 */
export function EntityLink({ entityRef, children }: EntityLinkProps) {
  const whole =
    typeof entityRef === 'string' ? entityRef : stringifyEntityRef(entityRef);
  const { primaryTitle } = useEntityPresentation(whole);
  const address = useEntityRefLink();
  return (
    <Link className={styles.root} href={address(entityRef)} title={whole}>
      {children ?? primaryTitle}
    </Link>
  );
}
