import { Router } from 'express';
import { z } from 'zod';
import { Identity } from '../../identities';
import { mayWrite } from '../access';
import { ForgeError, forbidden, notFound } from '../errors';
import { countCommits, listCommits } from '../reading/commits';
import { emptyTree, listChangedFiles } from '../reading/diffs';
import { sendPatch } from '../patches';
import { PullRequestRecord } from '../records';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toChangedFile, toPullRequest } from '../shapes/pullRequests';
import { toCommits } from './commits';
import { Guards, RepositoryCall } from './guards';
import { announceCommitPages, announcePages, cut, parsePage } from './paging';
import {
  parseBody,
  pathNumber,
  queryFlag,
  queryText,
  requiredField,
  restOfPath,
} from './requests';

const createSchema = z.object({
  head: requiredField(250),
  base: requiredField(250),
  title: requiredField(255),
  body: z.string().default(''),
});

const editSchema = z.object({
  title: z.string().max(255, 'MaxSize').optional(),
  body: z.string().optional(),
  base: z.string().optional(),
  state: z.string().optional(),
});

type Order = (a: PullRequestRecord, b: PullRequestRecord) => number;

/** Gitea's `sort`; the newest first where none is named. */
function orderOf(repository: Repository, sort: string): Order {
  const comments = (pull: PullRequestRecord) =>
    repository.record.comments.filter(({ number }) => number === pull.number)
      .length;
  const text = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const newest: Order = (a, b) => b.number - a.number;
  const orders: Record<string, Order> = {
    oldest: (a, b) => a.number - b.number,
    recentupdate: (a, b) => text(b.updatedAt, a.updatedAt),
    leastupdate: (a, b) => text(a.updatedAt, b.updatedAt),
    recentclose: (a, b) => text(b.closedAt ?? '', a.closedAt ?? ''),
    mostcomment: (a, b) => comments(b) - comments(a),
    leastcomment: (a, b) => comments(a) - comments(b),
  };
  const order = Object.hasOwn(orders, sort) ? orders[sort] : newest;
  return (a, b) => order(a, b) || newest(a, b);
}

/** A pull request with what git says of it now. */
export async function readPullRequest(
  services: ForgeServices,
  repository: Repository,
  pull: PullRequestRecord,
  viewer: Identity | undefined,
) {
  const state = await services.pullRequests.state(repository, pull);
  const files = await listChangedFiles(
    repository,
    state.mergeBase || emptyTree,
    state.headSha,
  );
  return toPullRequest(services, repository, pull, state, { viewer, files });
}

/** `pulls`: opening, reading and editing; merging is next door. */
export function addPullRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { pullRequests, baseUrl } = services;
  const rangeOf = async ({ request, repository }: RepositoryCall) => {
    const pull = pullRequests.get(repository, pathNumber(request, 'index'));
    const state = await pullRequests.state(repository, pull);
    return { from: state.mergeBase || emptyTree, to: state.headSha, state };
  };

  router.get(
    '/repos/:owner/:repo/pulls',
    guards.reader(async ({ request, response, repository, viewer }) => {
      const page = parsePage(request);
      const wanted = queryText(request, 'state');
      // Gitea knows two states; any other word, and none, stands for both.
      const isOne = wanted === 'open' || wanted === 'closed';
      const base = queryText(request, 'base_branch');
      const poster = queryText(request, 'poster');
      const found = repository.record.pullRequests
        .filter(pull => !isOne || pull.state === wanted)
        .filter(pull => base === '' || pull.baseBranch === base)
        .filter(pull => poster === '' || pull.author === poster)
        .sort(orderOf(repository, queryText(request, 'sort')));
      const shown = [];
      for (const pull of cut(found, page)) {
        shown.push(await readPullRequest(services, repository, pull, viewer));
      }
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(shown);
    }),
  );

  router.post(
    '/repos/:owner/:repo/pulls',
    guards.signedReader(async ({ request, response, repository, viewer }) => {
      const wanted = parseBody(createSchema, request);
      if (repository.record.archived) {
        throw new ForgeError(423, `${repository.fullName} is archived.`);
      }
      if (!mayWrite(viewer, repository)) {
        throw forbidden('user must be a collaborator');
      }
      const pull = await pullRequests.create(repository, viewer.name, wanted);
      response
        .status(201)
        .json(await readPullRequest(services, repository, pull, viewer));
    }),
  );

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+).:kind(diff|patch)',
    guards.reader(async call => {
      const { request, response, repository } = call;
      const { from, to } = await rangeOf(call);
      const { kind } = request.params;
      const binary = queryFlag(request, 'binary', false);
      await sendPatch(repository, { from, to }, { kind, binary }, response);
    }),
  );

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+)',
    guards.reader(async ({ request, response, repository, viewer }) => {
      const pull = pullRequests.get(repository, pathNumber(request, 'index'));
      response.json(await readPullRequest(services, repository, pull, viewer));
    }),
  );

  router.patch(
    '/repos/:owner/:repo/pulls/:index(\\d+)',
    guards.signedReader(async ({ request, response, repository, viewer }) => {
      const number = pathNumber(request, 'index');
      const { state, base, ...change } = parseBody(editSchema, request);
      if (state !== undefined && state !== 'open' && state !== 'closed') {
        throw new ForgeError(412, `unknown state: ${state}`);
      }
      const pull = await pullRequests.edit(
        repository,
        number,
        { ...change, base: base || undefined, state },
        { identity: viewer, mayWrite: mayWrite(viewer, repository) },
      );
      // 201 is what Gitea answers here.
      response
        .status(201)
        .json(await readPullRequest(services, repository, pull, viewer));
    }),
  );

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+)/commits',
    guards.reader(async call => {
      const { request, response, repository } = call;
      const page = parsePage(request);
      const { to, state } = await rangeOf(call);
      const range = { from: to, without: state.mergeBase || undefined };
      const total = await countCommits(repository, range);
      const commits = await listCommits(repository, {
        ...range,
        skip: page.skip,
        limit: page.limit,
      });
      announcePages(request, response, { baseUrl, page, total });
      announceCommitPages(response, page, total);
      response.json(await toCommits(services, repository, commits));
    }),
  );

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+)/files',
    guards.reader(async call => {
      const { request, response, repository } = call;
      const page = parsePage(request);
      const { from, to } = await rangeOf(call);
      const files = await listChangedFiles(repository, from, to);
      announcePages(request, response, { baseUrl, page, total: files.length });
      response.json(
        cut(files, page).map(file =>
          toChangedFile(services, repository, file, to),
        ),
      );
    }),
  );

  // Both names may have slashes: the base is the beginning that is a branch.
  router.get(
    '/repos/:owner/:repo/pulls/*',
    guards.reader(async ({ request, response, repository, viewer }) => {
      const rest = restOfPath(request);
      const found = repository.record.pullRequests
        .filter(
          pull =>
            rest === `${pull.baseBranch}/${pull.headBranch}` ||
            rest ===
              `${pull.baseBranch}/${repository.owner}:${pull.headBranch}`,
        )
        .sort(
          (a, b) =>
            Number(b.state === 'open') - Number(a.state === 'open') ||
            b.number - a.number,
        );
      if (found.length === 0) {
        throw notFound();
      }
      response.json(
        await readPullRequest(services, repository, found[0], viewer),
      );
    }),
  );
}
