import { Router } from 'express';
import { z } from 'zod';
import { mayRead } from '../access';
import { unprocessable } from '../errors';
import { ForgeServices } from '../services';
import { toRepository } from '../shapes/repositories';
import { createRepository, newRepositorySchema } from './createRepository';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { branchField, parseBody, queryText, textField } from './requests';

const editSchema = z.object({
  name: z.string().optional(),
  description: textField(2048).optional(),
  website: textField(1024).optional(),
  private: z.boolean().optional(),
  archived: z.boolean().optional(),
  default_branch: branchField.optional(),
});

/** `repos/search`, `user/repos` and a repository itself. */
export function addRepositoryRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { repositories, baseUrl } = services;

  router.get(
    '/repos/search',
    guards.anyone(async ({ request, response, viewer }) => {
      const page = parsePage(request);
      const wanted = queryText(request, 'q').toLowerCase();
      const found = repositories
        .list()
        .filter(
          repository =>
            mayRead(viewer, repository) &&
            repository.name.toLowerCase().includes(wanted),
        );
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json({
        ok: true,
        data: cut(found, page).map(repository =>
          toRepository(services, repository, viewer),
        ),
      });
    }),
  );

  router.post(
    '/user/repos',
    guards.signedIn(async ({ request, response, viewer }) => {
      const repository = await createRepository(services, {
        owner: viewer.name,
        creator: viewer,
        wanted: parseBody(newRepositorySchema, request),
      });
      response.status(201).json(toRepository(services, repository, viewer));
    }),
  );

  router.get(
    '/repos/:owner/:repo',
    guards.reader(async ({ response, repository, viewer }) => {
      response.json(toRepository(services, repository, viewer));
    }),
  );

  router.patch(
    '/repos/:owner/:repo',
    guards.administrator(async ({ request, response, repository, viewer }) => {
      const change = parseBody(editSchema, request);
      if (change.name !== undefined && change.name !== repository.name) {
        throw unprocessable('A repository keeps its name in this forge.');
      }
      const branch = change.default_branch;
      // A branch that is not there changes nothing, and Gitea does not say so.
      if (branch && (repository.empty || repository.refs.branch(branch))) {
        await repository.setDefaultBranch(branch);
      }
      await repository.change(draft => {
        draft.description = change.description ?? draft.description;
        draft.website = change.website ?? draft.website;
        draft.private = change.private ?? draft.private;
        draft.archived = change.archived ?? draft.archived;
        draft.updatedAt = services.now().toISOString();
      });
      response.json(toRepository(services, repository, viewer));
    }),
  );

  router.delete(
    '/repos/:owner/:repo',
    guards.administrator(async ({ response, repository }) => {
      await repositories.delete(repository);
      response.status(204).end();
    }, 'user should be the owner of the repo'),
  );
}
