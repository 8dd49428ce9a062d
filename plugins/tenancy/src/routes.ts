import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The tenants page. */
export const rootRouteRef = createRouteRef({ id: 'tenancy' });

/** A tenant that the catalog does not have. */
export const tenantRouteRef = createSubRouteRef({
  id: 'tenancy:tenant',
  parent: rootRouteRef,
  path: '/:name',
});

/** How far the newest change request of a tenant is. */
export const requestRouteRef = createSubRouteRef({
  id: 'tenancy:request',
  parent: rootRouteRef,
  path: '/requests/:name',
});

/** The form of a template. */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'create-from-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The template that asks for a new tenant. */
export const tenantTemplate = { namespace: 'default', templateName: 'tenant' };
