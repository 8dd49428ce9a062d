import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { EntityStanding, Standings } from '@socle/plugin-argocd-common';
import express, { Router } from 'express';
import createRouter from 'express-promise-router';
import pLimit from 'p-limit';
import { parseStandings } from '../requests/parseStandings';
import { DeliveriesRouterOptions } from './deliveries';

/* The catalog is asked for each entity: a list of 100 leaves it room for others. */
const atOnce = 5;

/**
 * How many entities are delivered, one verdict each: `POST /standings` with a `StandingsRequest` answers `Standings`.
 *
 * 401 without a user, 400 on what names no entities, 503 where the platform's tree was never read. An entity that the user
 * may not look at is null, as one that is not there.
 */
export function createStandingsRouter(
  options: Pick<
    DeliveriesRouterOptions,
    'httpAuth' | 'views' | 'deliveries' | 'instances' | 'track' | 'timing'
  >,
): Router {
  const { httpAuth, views, deliveries, instances, track, timing } = options;
  const router = createRouter();

  const standingOf = async (
    entityRef: CompoundEntityRef,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<EntityStanding | null> => {
    const view = await views.resolve({ entityRef, credentials });
    const tracked = track(view);
    try {
      await tracked.settled(timing.settleWorkloads);
      const { verdict, instances: read } = deliveries.of({
        view,
        tracked: tracked.tracked,
        now: new Date(),
      });
      const [staleSince] = read
        .flatMap(({ status }) => status.staleSince ?? [])
        .sort();
      return { verdict, ...(staleSince && { staleSince }) };
    } finally {
      tracked.close();
    }
  };

  router.post(
    '/standings',
    express.json({ limit: '64kb' }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const entityRefs = parseStandings(request.body);
      await instances.settled(timing.settle);
      const limit = pLimit(atOnce);
      const items = await Promise.all(
        entityRefs.map(entityRef =>
          limit(() => standingOf(entityRef, credentials).catch(noneOf)),
        ),
      );
      response.json({ items } satisfies Standings);
    },
  );

  return router;
}

/** What one may not see looks as if it was not there; anything else is a failure of all. */
function noneOf(error: unknown): null {
  const { name } = toError(error);
  if (name === 'NotAllowedError' || name === 'NotFoundError') {
    return null;
  }
  throw error;
}
