import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EnvironmentsState } from './environmentsState';
import { useEnvironments } from './useEnvironments';

/**
 * The environments of the entity whose page this is.
 *
 * @public
 */
export function useEntityEnvironments(): EnvironmentsState {
  const { entity } = useEntity();
  return useEnvironments(stringifyEntityRef(entity));
}
