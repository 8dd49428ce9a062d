import { messageOf } from '../gitops/objects';
import {
  Application,
  ApplicationSource,
  hasMultipleSources,
  isAutomated,
  sourcesOf,
} from '../gitops/types';
import { ArgoCdError } from './ArgoCdError';
import { ArgoCdContext } from './context';

/** Which revisions a sync asks for. */
export interface RevisionsAsked {
  revision?: string;
  /** Of an Application with several sources: revisions for the sources at these positions, from 1 on. */
  revisions?: string[];
  sourcePositions?: number[];
  dryRun: boolean;
}

/**
 * The commits that a sync is to, for each source, and as people are told. Throws `FailedPrecondition` where a revision
 * cannot be resolved, or is another than the Application names while automated sync is on. Source: Argo CD's
 * `resolveSourceRevisions`.
 */
export async function resolveRevisions(
  context: ArgoCdContext,
  application: Application,
  asked: RevisionsAsked,
): Promise<{ revisions: string[]; displayed: string[] }> {
  const { spec } = application;
  const many = hasMultipleSources(spec);
  const found = await Promise.all(
    sourcesOf(spec).map(async (source, index) => {
      const wanted = many ? askedAt(asked, index) : asked.revision;
      const own = source.targetRevision || 'HEAD';
      const isOther = Boolean(wanted) && wanted !== own;
      if (isOther && isAutomated(spec) && !asked.dryRun) {
        const what = many ? `source ${source.repoURL} ` : '';
        throw new ArgoCdError(
          'FailedPrecondition',
          `Cannot sync ${what}to ${wanted}: auto-sync currently set to ${source.targetRevision ?? ''}`,
        );
      }
      return await resolve(context, source, wanted || source.targetRevision);
    }),
  );
  return {
    revisions: found.map(({ revision }) => revision),
    displayed: found.map(({ displayed }) => displayed),
  };
}

function askedAt(asked: RevisionsAsked, index: number): string | undefined {
  const position = asked.sourcePositions?.indexOf(index + 1) ?? -1;
  return asked.revisions?.[position];
}

async function resolve(
  { knowledge }: ArgoCdContext,
  { repoURL }: ApplicationSource,
  revision: string | undefined,
): Promise<{ revision: string; displayed: string }> {
  if (revision && /^[0-9a-f]{40}$/.test(revision)) {
    return { revision, displayed: revision };
  }
  try {
    const sha = await knowledge.resolve(repoURL, revision);
    return { revision: sha, displayed: `${revision ?? ''} (${sha})` };
  } catch (error) {
    throw new ArgoCdError(
      'FailedPrecondition',
      `rpc error: code = Unknown desc = ${messageOf(error)}`,
    );
  }
}
