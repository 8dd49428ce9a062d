import { Router } from 'express';
import { z } from 'zod';
import { Identity } from '../../identities';
import { mayAdminister, mayWrite } from '../access';
import { conflict, forbidden, notFound } from '../errors';
import { isReferenceName } from '../names';
import { readCommit } from '../reading/commits';
import { zeroSha } from '../refs';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toPayloadCommit } from '../shapes/commits';
import { ShapeContext } from '../shapes/context';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import {
  branchField,
  parseBody,
  requireRevision,
  requiredField,
  restOfPath,
} from './requests';

const newBranchSchema = z.object({
  new_branch_name: requiredField(100).refine(isReferenceName, 'GitRefName'),
  old_branch_name: branchField.optional(),
  old_ref_name: branchField.optional(),
});

/** Gitea's `Branch`. */
async function toBranch(
  context: ShapeContext,
  repository: Repository,
  branch: { name: string; sha: string },
  viewer: Identity | undefined,
) {
  const writes = mayWrite(viewer, repository);
  const isProtected = repository.record.protections.some(
    protection => protection.branch === branch.name,
  );
  return {
    name: branch.name,
    commit: toPayloadCommit(
      context,
      repository,
      await readCommit(repository, branch.sha),
    ),
    protected: isProtected,
    required_approvals: 0,
    enable_status_check: false,
    status_check_contexts: [],
    user_can_push: writes,
    user_can_merge: writes,
    effective_branch_protection_name:
      isProtected && mayAdminister(viewer, repository) ? branch.name : '',
  };
}

/** `branches`. Names may have slashes, plain or encoded. */
export function addBranchRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  router.get(
    '/repos/:owner/:repo/branches',
    guards.reader(async ({ request, response, repository, viewer }) => {
      const page = parsePage(request);
      const found = repository.refs.branches();
      announcePages(request, response, {
        baseUrl: services.baseUrl,
        page,
        total: found.length,
      });
      if (found.length === 0) {
        response.json(null);
        return;
      }
      response.json(
        await Promise.all(
          cut(found, page).map(branch =>
            toBranch(services, repository, branch, viewer),
          ),
        ),
      );
    }),
  );

  router.post(
    '/repos/:owner/:repo/branches',
    guards.writer(async ({ request, response, repository, viewer }) => {
      if (repository.empty) {
        throw notFound('Git Repository is empty.');
      }
      const wanted = parseBody(newBranchSchema, request);
      const name = wanted.new_branch_name;
      if (
        wanted.old_branch_name &&
        !wanted.old_ref_name &&
        !repository.refs.branch(wanted.old_branch_name)
      ) {
        throw notFound('The old branch does not exist');
      }
      const { sha } = await requireRevision(
        repository,
        wanted.old_ref_name || wanted.old_branch_name || '',
      );
      await repository.refs.update(async move => {
        if (repository.refs.branch(name)) {
          throw conflict('The branch already exists.');
        }
        const stands = repository.refs
          .branches()
          .some(
            other =>
              other.name.startsWith(`${name}/`) ||
              name.startsWith(`${other.name}/`),
          );
        if (stands) {
          throw conflict('The branch with the same name already exists.');
        }
        await move({
          ref: `refs/heads/${name}`,
          before: zeroSha,
          after: sha,
          pusher: viewer.name,
        });
      });
      response
        .status(201)
        .json(await toBranch(services, repository, { name, sha }, viewer));
    }),
  );

  router.get(
    '/repos/:owner/:repo/branches/*',
    guards.reader(async ({ request, response, repository, viewer }) => {
      const name = restOfPath(request);
      const sha = repository.refs.branch(name);
      if (!sha) {
        throw notFound();
      }
      response.json(
        await toBranch(services, repository, { name, sha }, viewer),
      );
    }),
  );

  router.delete(
    '/repos/:owner/:repo/branches/*',
    guards.writer(async ({ request, response, repository, viewer }) => {
      const name = restOfPath(request);
      await repository.refs.update(async move => {
        const before = repository.refs.branch(name);
        if (!before) {
          throw notFound('not found', [
            `branch does not exist [name: ${name}]`,
          ]);
        }
        if (name === repository.record.defaultBranch) {
          throw forbidden(
            'can not delete default or pull request target branch',
          );
        }
        await move({
          ref: `refs/heads/${name}`,
          before,
          after: zeroSha,
          pusher: viewer.name,
        });
      });
      response.status(204).end();
    }),
  );
}
