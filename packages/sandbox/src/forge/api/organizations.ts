import { Router } from 'express';
import { z } from 'zod';
import { mayAdministerOwner, mayRead } from '../access';
import { forbidden, notFound } from '../errors';
import { Organization } from '../people';
import { ForgeServices } from '../services';
import { toOrganization } from '../shapes/people';
import { toRepository } from '../shapes/repositories';
import { createRepository, newRepositorySchema } from './createRepository';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { parseBody, requiredField, textField } from './requests';

const newOrganizationSchema = z.object({
  username: requiredField(40),
  full_name: textField(100).optional(),
  description: textField(255).optional(),
});

/** `orgs`, and the repositories in them. */
export function addOrganizationRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { people, repositories, baseUrl } = services;
  const find = (name: string): Organization => {
    const organization = people.findOrganization(name);
    if (!organization) {
      throw notFound('GetOrgByName', [
        `user redirect does not exist [name: ${name}]`,
      ]);
    }
    return organization;
  };

  router.get(
    '/orgs',
    guards.anyone(async ({ request, response }) => {
      const page = parsePage(request);
      const found = people.organizations();
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(cut(found, page).map(toOrganization));
    }),
  );

  router.post(
    '/orgs',
    guards.signedIn(async ({ request, response, viewer }) => {
      if (!viewer.administrator) {
        throw forbidden('only administrators make organizations here');
      }
      const body = parseBody(newOrganizationSchema, request);
      const organization = await people.createOrganization({
        name: body.username,
        fullName: body.full_name ?? '',
        description: body.description ?? '',
      });
      response.status(201).json(toOrganization(organization));
    }),
  );

  router.get(
    '/orgs/:org',
    guards.anyone(async ({ request, response }) => {
      response.json(toOrganization(find(request.params.org)));
    }),
  );

  router.get(
    '/orgs/:org/repos',
    guards.anyone(async ({ request, response, viewer }) => {
      const page = parsePage(request);
      const owner = find(request.params.org).name.toLowerCase();
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

  router.post(
    ['/orgs/:org/repos', '/org/:org/repos'],
    guards.signedIn(async ({ request, response, viewer }) => {
      const { name } = find(request.params.org);
      if (!mayAdministerOwner(viewer, name)) {
        throw forbidden(
          'User is not allowed to create repositories in this organization.',
        );
      }
      const repository = await createRepository(services, {
        owner: name,
        creator: viewer,
        wanted: parseBody(newRepositorySchema, request),
      });
      response.status(201).json(toRepository(services, repository, viewer));
    }),
  );
}
