import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The page with all Applications. */
export const rootRouteRef = createRouteRef({ id: 'argocd' });

/** One Application, whatever entity it delivers. */
export const applicationRouteRef = createSubRouteRef({
  id: 'argocd:application',
  parent: rootRouteRef,
  path: '/:instance/:namespace/:name',
});
