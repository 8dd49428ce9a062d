import { Router } from 'express';
import { notFound } from '../errors';
import { mayRead } from '../access';
import { ForgeServices } from '../services';
import { toOrganization, toOwner, toUser } from '../shapes/people';
import { toRepository } from '../shapes/repositories';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { queryText } from './requests';

const version = '1.26.0';

/** `version`, `user`, `users`. */
export function addUserRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { people, repositories, baseUrl } = services;

  router.get(
    '/version',
    guards.anyone(async ({ response }) => {
      response.json({ version });
    }),
  );

  router.get(
    '/user',
    guards.signedIn(async ({ response, viewer }) => {
      response.json(toUser(services, viewer, viewer));
    }),
  );

  router.get(
    '/user/repos',
    guards.signedIn(async ({ request, response, viewer }) => {
      const page = parsePage(request);
      const found = repositories
        .list()
        .filter(
          ({ owner }) => owner === viewer.name || viewer.teams.includes(owner),
        );
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(
        cut(found, page).map(repository =>
          toRepository(services, repository, viewer),
        ),
      );
    }),
  );

  router.get(
    '/user/orgs',
    guards.signedIn(async ({ request, response, viewer }) => {
      const page = parsePage(request);
      const found = people
        .organizations()
        .filter(({ name }) => viewer.teams.includes(name));
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(
        cut(found, page).map(organization => toOrganization(organization)),
      );
    }),
  );

  router.get(
    '/users/search',
    guards.anyone(async ({ request, response, viewer = null }) => {
      const page = parsePage(request);
      const wanted = queryText(request, 'q').toLowerCase();
      const found = people.identities.filter(({ name, title }) =>
        [name, title].some(text => text.toLowerCase().includes(wanted)),
      );
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json({
        ok: true,
        data: cut(found, page).map(identity =>
          toUser(services, identity, viewer),
        ),
      });
    }),
  );

  router.get(
    '/users/:name',
    guards.anyone(async ({ request, response, viewer = null }) => {
      const { name } = request.params;
      const identity = people.find(name);
      if (!identity && !people.findOrganization(name)) {
        throw notFound(`user redirect does not exist [name: ${name}]`);
      }
      response.json(
        identity ? toUser(services, identity, viewer) : toOwner(services, name),
      );
    }),
  );

  router.get(
    '/users/:name/repos',
    guards.anyone(async ({ request, response, viewer }) => {
      const page = parsePage(request);
      const owner = request.params.name.toLowerCase();
      if (!people.find(owner)) {
        throw notFound();
      }
      const found = repositories
        .list()
        .filter(
          repository =>
            repository.owner.toLowerCase() === owner &&
            mayRead(viewer, repository),
        );
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(
        cut(found, page).map(repository =>
          toRepository(services, repository, viewer),
        ),
      );
    }),
  );
}
