import { HttpAuthService } from '@backstage/backend-plugin-api';
import { offeredProfile, TenantOffer } from '@socle/plugin-tenancy-common';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { readableBudget } from '../services/describeTenant';
import { KnownPeers } from '../services/KnownPeers';
import { OwnerGroups } from '../services/OwnerGroups';
import { TenantAccess } from '../services/TenantAccess';
import { TenantDirectory } from '../services/TenantDirectory';

export interface OfferRouterOptions {
  httpAuth: HttpAuthService;
  directory: TenantDirectory;
  access: TenantAccess;
  groups: OwnerGroups;
  peers: KnownPeers;
}

/**
 * `GET /offer` answers `TenantOffer`: what the platform offers, and to which of their groups.
 *
 * 401 without a user, 503 where the platform's tree was never read.
 */
export function createOfferRouter(options: OfferRouterOptions): Router {
  const { httpAuth, directory, access, groups, peers } = options;
  const router = createRouter();

  router.get('/offer', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const [known, rights, own] = await Promise.all([
      directory.read(),
      access.rightsOf(credentials),
      groups.of(credentials),
    ]);
    const { registry } = known;
    const profile = registry.profile?.value;
    const owners = own
      .filter(({ ref }) => rights.update({ name: '', owner: ref }))
      .map(({ ref, title }) => {
        const budget =
          profile &&
          readableBudget({ owner: ref, directory: known, profile, rights });
        return { ref, title, ...(budget && { budget }) };
      });
    response.json({
      mayCreate: rights.create,
      owners,
      peers: await peers.of({ directory: known, rights, credentials }),
      ...(profile && {
        profile: offeredProfile(
          profile,
          owners.map(({ ref }) => ref),
        ),
      }),
      revision: registry.revision,
      status: registry.status,
    } satisfies TenantOffer);
  });

  return router;
}
