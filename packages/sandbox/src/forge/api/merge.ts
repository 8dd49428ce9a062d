import { Router } from 'express';
import { z } from 'zod';
import { mayWrite } from '../access';
import { ForgeError, forbidden, notFound } from '../errors';
import { mergePullRequest, updatePullRequest } from '../mergePullRequest';
import { ForgeServices } from '../services';
import { isDraft } from '../shapes/pullRequests';
import { Guards } from './guards';
import { parseBody, pathNumber, queryText } from './requests';

const styles = [
  'merge',
  'rebase',
  'rebase-merge',
  'squash',
  'fast-forward-only',
  'manually-merged',
] as const;

/** Gitea writes the fields of this one form with capitals, and takes them in small letters too. */
const mergeSchema = z.preprocess(
  body =>
    typeof body === 'object' && body !== null
      ? Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name.toLowerCase().replaceAll('_', ''),
            value,
          ]),
        )
      : body,
  z.object({
    do: z.enum(styles, {
      errorMap: (issue, context) => ({
        message:
          context.data === undefined || issue.code === 'invalid_type'
            ? 'Required'
            : 'In',
      }),
    }),
    mergetitlefield: z.string().optional(),
    mergemessagefield: z.string().optional(),
    headcommitid: z.string().optional(),
    deletebranchaftermerge: z.boolean().optional(),
  }),
);

/** `pulls/{n}/merge` and `pulls/{n}/update`. */
export function addMergeRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { pullRequests } = services;

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+)/merge',
    guards.reader(async ({ request, response, repository }) => {
      const pull = pullRequests.get(repository, pathNumber(request, 'index'));
      if (!pull.merged) {
        throw notFound();
      }
      response.status(204).end();
    }),
  );

  router.post(
    '/repos/:owner/:repo/pulls/:index(\\d+)/merge',
    guards.signedReader(async ({ request, response, repository, viewer }) => {
      const wanted = parseBody(mergeSchema, request);
      const number = pathNumber(request, 'index');
      const pull = pullRequests.find(repository, number);
      if (!pull) {
        throw notFound('GetPullRequestByIndex');
      }
      if (repository.record.archived) {
        throw new ForgeError(423, `${repository.fullName} is archived.`);
      }
      if (!mayWrite(viewer, repository)) {
        throw new ForgeError(405, 'User not allowed to merge PR');
      }
      if (isDraft(pull)) {
        throw new ForgeError(405, 'Work in progress PRs cannot be merged');
      }
      if (wanted.do === 'manually-merged') {
        throw new ForgeError(
          405,
          'manually-merged is not an allowed merge style for this repository',
          {
            apiMessage:
              'manually-merged is not allowed an allowed merge style for this repository',
          },
        );
      }
      await mergePullRequest(services, repository, number, viewer, {
        style: wanted.do,
        title: wanted.mergetitlefield,
        message: wanted.mergemessagefield,
        expectedHead: wanted.headcommitid,
        deleteBranch: wanted.deletebranchaftermerge,
      });
      response.status(200).end();
    }),
  );

  router.post(
    '/repos/:owner/:repo/pulls/:index(\\d+)/update',
    guards.signedReader(async ({ request, response, repository, viewer }) => {
      if (!mayWrite(viewer, repository)) {
        throw forbidden('user should have a permission to write to a repo', '');
      }
      await updatePullRequest(
        services,
        repository,
        pathNumber(request, 'index'),
        viewer,
        queryText(request, 'style') === 'rebase' ? 'rebase' : 'merge',
      );
      response.status(200).end();
    }),
  );
}
