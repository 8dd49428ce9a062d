import { ConflictError, NotFoundError } from '@backstage/errors';
import { ChangeForge, PullRequest } from '../forges';
import { branchOf } from './branches';
import { BranchTexts, differing } from './BranchTexts';
import { bringUpToDate } from './bringUpToDate';
import { findStart, Start } from './findStart';
import { markOf } from './contentMark';
import { Moved, unlessMoved } from './Moved';
import { planFiles } from './planFiles';
import {
  isDone,
  requireOwnRequest,
  requireTenant,
  toChangeRequest,
} from './requests';
import { ChangeTrailers, withTrailers } from './trailers';
import { Proposal, ProposedChange, RenderedChange } from './types';

/** How often one call looks again where something moved. */
const mostTries = 8;

/** What one look at the forge found. */
interface Situation {
  forge: ChangeForge;
  change: ProposedChange;
  branch: string;
  base: string;
  baseFiles: Map<string, string>;
  texts: BranchTexts;
  start: Start;
  rendered: RenderedChange;
}

/**
 * Brings a change to its branch and opens or updates its request, as `ChangesService.propose` says. Whenever something moves
 * under it, it looks again and goes on from what is there.
 */
export async function proposeChange(
  forge: ChangeForge,
  change: ProposedChange,
  options: { dryRun: boolean; signal?: AbortSignal },
): Promise<Proposal> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    options.signal?.throwIfAborted();
    try {
      return await attempt(forge, change, options.dryRun);
    } catch (error) {
      if (!(error instanceof Moved)) {
        throw error;
      }
    }
  }
  throw new ConflictError(
    `The branch ${branchOf(change.kind, change.tenant)} of ${forge.name} moves faster than it can be written. Try again in a minute.`,
  );
}

async function attempt(
  forge: ChangeForge,
  change: ProposedChange,
  dryRun: boolean,
): Promise<Proposal> {
  const branch = branchOf(change.kind, change.tenant);
  const folder = `tenants/${change.tenant}`;
  const texts = new BranchTexts({ forge, folder });
  const [base, branchHead, [request]] = await Promise.all([
    forge.head(forge.baseBranch),
    forge.head(branch),
    forge.findRequests(branch),
  ]);
  if (!base) {
    throw new NotFoundError(
      `${forge.name} has no branch ${forge.baseBranch}, or the portal's account does not see it. Check platform.gitops.url and the account's access.`,
    );
  }
  if (isDone(request, change)) {
    return {
      base,
      request: request && toChangeRequest(request),
      written: [],
      kept: [],
    };
  }
  const baseFiles = await texts.files(base);
  const isThere = baseFiles.has(`${folder}/tenant.yaml`);
  requireTenant(change, isThere);
  requireOwnRequest(request, change);
  const start = await findStart({
    forge,
    change,
    branch,
    branchHead,
    base,
    request,
    dryRun,
  });
  const read = async (path: string, commit = base) =>
    await forge.readFile(commit, path);
  const rendered = await change.render({
    commit: base,
    profile: await read('socle.yaml'),
    tenant: isThere ? await read(`${folder}/tenant.yaml`) : undefined,
    read,
  });
  const situation = {
    forge,
    change,
    branch,
    base,
    baseFiles,
    texts,
    start,
    rendered,
  };
  const originFiles = await texts.files(start.history.mergeBase);
  if (!dryRun && differing(originFiles, baseFiles).length > 0) {
    await mergeAndLookAgain(situation);
  }
  return await write(situation, dryRun);
}

async function mergeAndLookAgain(situation: Situation): Promise<never> {
  const { start, change, base } = situation;
  const { number } = start.request ?? (await publish(situation));
  await bringUpToDate({
    ...situation,
    ...start,
    request: number,
    message: (title, files) =>
      withTrailers(title, {
        ...trailersOf(change, base),
        content: markOf(files, start.head.length),
      }),
  });
  throw new Moved();
}

async function write(situation: Situation, dryRun: boolean): Promise<Proposal> {
  const { forge, change, branch, base, start, rendered } = situation;
  const plan = await planFiles({ ...situation, ...start });
  const proposal = {
    base,
    rendered,
    written: plan.files.map(({ path }) => path),
    kept: plan.kept,
  };
  if (plan.files.length === 0 && start.history.commits.length === 0) {
    throw new ConflictError(
      `The tenant ${change.tenant} is already as this change would have it. There is nothing to propose.`,
    );
  }
  if (dryRun) {
    const known = start.request && toChangeRequest(start.request);
    return { ...proposal, ...(known && { request: known }) };
  }
  const head =
    plan.files.length === 0
      ? start.head
      : await unlessMoved(
          forge.commit({
            branch,
            parent: start.head,
            create: start.create,
            files: plan.files,
            author: change.author,
            message: withTrailers(`${rendered.title}\n\n${rendered.body}`, {
              ...trailersOf(change, base),
              merged: plan.merged,
              content: markOf(plan.files, start.head.length),
            }),
          }),
        );
  const request = await publish(situation);
  return {
    ...proposal,
    request: toChangeRequest({ ...request, headCommit: head }),
  };
}

/** Opens the request, or gives the open one its new words. */
async function publish(situation: Situation): Promise<PullRequest> {
  const { forge, change, branch, base, start, rendered } = situation;
  const { title } = rendered;
  const body = withTrailers(rendered.body, trailersOf(change, base));
  const { request } = start;
  if (!request) {
    return await unlessMoved(forge.openRequest({ branch, title, body }));
  }
  if (request.title !== title || request.body.trim() !== body.trim()) {
    await forge.updateRequest(request.number, { title, body });
  }
  return { ...request, title, body };
}

function trailersOf(change: ProposedChange, base: string): ChangeTrailers {
  const { kind, tenant, requestedBy, task } = change;
  return { kind, tenant, requestedBy, base, task, merged: new Map() };
}
