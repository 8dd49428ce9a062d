import { CompoundEntityRef } from '@backstage/catalog-model';

/** @public */
export interface EntityLinkProps {
  /** `group:default/payments`, or its parts. */
  entityRef: string | CompoundEntityRef;
  /** Takes the place of the name that the catalog gives it. */
  children?: string;
}
