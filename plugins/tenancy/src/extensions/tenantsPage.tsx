import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { TenantsIcon } from '../components/TenantsIcon';
import { rootRouteRef } from '../routes';

export const tenantsPage = PageBlueprint.make({
  params: {
    path: '/tenants',
    title: 'Tenants',
    icon: <TenantsIcon />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../components/TenantsRouter').then(module => (
        <module.TenantsRouter />
      )),
  },
});
