import { useCallback } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Fetched, useFetched } from '../../hooks/useFetched';

/* More tenants than one person looks after. */
const maximumTenants = 50;

/** Names of the tenants that the viewer's groups own. */
export function useMyTenants(): Fetched<string[]> {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const read = useCallback(async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identityApi.getBackstageIdentity();
    const { items } = await catalogApi.queryEntities({
      filter: {
        kind: 'System',
        'spec.type': 'tenant',
        'relations.ownedBy': [userEntityRef, ...ownershipEntityRefs],
      },
      fields: ['metadata.name'],
      limit: maximumTenants,
    });
    return items.map(({ metadata }) => metadata.name);
  }, [catalogApi, identityApi]);
  return useFetched(read);
}
