import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  NameAvailability,
  nameAvailability,
} from '@socle/plugin-tenancy-common';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { parseNameParam } from '../requests/parseNameParam';
import { TenantAccess } from '../services/TenantAccess';
import { TenantDirectory } from '../services/TenantDirectory';

export interface NamesRouterOptions {
  httpAuth: HttpAuthService;
  directory: TenantDirectory;
  access: TenantAccess;
}

/**
 * `GET /names/:name` answers `NameAvailability`: whether a new tenant can have a name. Forms ask while people type, so it is
 * answered from what is known, and asks neither the forge nor a cluster.
 *
 * 401 without a user, 400 on a name of more than 200 characters, 503 where the platform's tree was never read.
 */
export function createNamesRouter(options: NamesRouterOptions): Router {
  const { httpAuth, directory, access } = options;
  const router = createRouter();

  router.get('/names/:name', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const name = parseNameParam(request.params);
    const [{ entries, registry }, rights] = await Promise.all([
      directory.read(),
      access.rightsOf(credentials),
    ]);
    const entry = entries.get(name);
    response.json(
      nameAvailability({
        name,
        known: entry?.known,
        isReadable: rights.inspect(entry?.resource),
        profile: registry.profile?.value,
      }) satisfies NameAvailability,
    );
  });

  return router;
}
