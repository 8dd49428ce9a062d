import { HttpAuthService } from '@backstage/backend-plugin-api';
import { ClusterCacheService } from '@socle/plugin-platform-node';
import { TenantDetails, TenantListing } from '@socle/plugin-tenancy-common';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { parseTenantParam } from '../requests/parseTenantParam';
import { describeTenant } from '../services/describeTenant';
import { Members } from '../services/Members';
import { noSuchTenant } from '../services/notFound';
import { ObservedScope } from '../services/ObservedScope';
import { TenantAccess } from '../services/TenantAccess';
import { TenantDirectory } from '../services/TenantDirectory';
import { tenantScope } from '../services/tenantScope';

export interface TenantsRouterOptions {
  httpAuth: HttpAuthService;
  directory: TenantDirectory;
  access: TenantAccess;
  members: Members;
  clusterCache: ClusterCacheService;
  /** The root of the platform's tree on the forge. */
  treeUrl: string | undefined;
  /** How long a request waits for clusters that were not watched yet, in milliseconds. */
  settle: number;
}

/**
 * Tenants, merged and requested:
 *
 * - `GET /tenants` answers `TenantListing`, with those that the one who asks may read;
 * - `GET /tenants/:name` answers `TenantDetails`.
 *
 * 401 without a user, 400 on what is no tenant's name, 404 where there is no such tenant or they lack
 * `tenancy.tenant.inspect` on it, 503 where the platform's tree was never read.
 */
export function createTenantsRouter(options: TenantsRouterOptions): Router {
  const { httpAuth, directory, access, members, clusterCache, settle } =
    options;
  const router = createRouter();

  router.get('/tenants', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const [{ entries, registry, requestsStatus }, rights] = await Promise.all([
      directory.read(),
      access.rightsOf(credentials),
    ]);
    response.json({
      tenants: [...entries.values()]
        .filter(({ resource }) => rights.inspect(resource))
        .map(({ summary }) => summary),
      status: registry.status,
      requestsStatus,
    } satisfies TenantListing);
  });

  router.get('/tenants/:name', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const name = parseTenantParam(request.params);
    const [known, rights] = await Promise.all([
      directory.read(),
      access.rightsOf(credentials),
    ]);
    const entry = known.entries.get(name);
    if (!entry || !rights.inspect(entry.resource)) {
      throw noSuchTenant(name);
    }
    const observed = ObservedScope.start({
      scope: tenantScope(name, entry.declared),
      clusterCache,
    });
    try {
      const [people] = await Promise.all([
        members.of(entry.resource.owner, credentials),
        observed.settled(settle),
      ]);
      response.json(
        describeTenant({
          ...options,
          entry,
          directory: known,
          rights,
          states: observed.environments(new Date()).environments,
          members: people,
        }) satisfies TenantDetails,
      );
    } finally {
      observed.close();
    }
  });

  return router;
}
