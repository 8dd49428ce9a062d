import { ActionRefusal } from '../actions/refusalOf';
import { Application } from '../objects/application';
import { defined } from '../values/read';

/**
 * What a revert in Git is: one folder of a branch as it was at a commit.
 *
 * @public
 */
export interface Revert {
  /** The deployment's `id`. */
  deployment: number;
  /** As Argo CD clones it. */
  repository: string;
  /** The branch that is synced, as far as the name can be one; the repository's default branch where it is unset. */
  branch?: string;
  /**
   * What the Application named then and names now, where that is not the same: where the latter is no branch, whatever names
   * it goes back to the former.
   */
  pin?: { then: string; now: string };
  /** The folder, without slashes around it. */
  path: string;
  /** The commit that was deployed. */
  revision: string;
}

/**
 * A revert that can be proposed, or why none can.
 *
 * @public
 */
export type RevertDecision =
  | { revert: Revert; refusal?: undefined }
  | { revert?: undefined; refusal: ActionRefusal };

const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/* What is no branch whatever the repository holds: commits, tags by their full name, ranges of versions. */
const pinned = /^(?:[0-9a-f]{40}|refs\/(?!heads\/).*|.*[\s~^:?*[<>=\\].*)$/;

/**
 * Which change of Git brings an Application back to one of its deployments, where automated sync would undo a rollback: its
 * folder, as it was at that commit, on the branch that it follows. Only what one folder of one branch holds can be reverted
 * like that. Where it follows a revision by name, the name goes back.
 *
 * Whether the branch and the commit are there is the forge's to say.
 *
 * @public
 */
export function revertOf(application: Application, id: number): RevertDecision {
  const { spec, status } = application;
  const entry = status.history.find(deployment => deployment.id === id);
  const [source, ...others] = spec.sources;
  if (!entry) {
    return refused('notInHistory');
  }
  if (spec.hydrator) {
    return refused('revertHydrated');
  }
  const [then] = entry.sources;
  const [revision = ''] = entry.revisions;
  if (others.length > 0 || entry.revisions.length > 1) {
    return refused('revertManySources');
  }
  if (!source || !then || source.chart || then.chart) {
    return refused('revertChart');
  }
  const path = folderOf(source.path);
  if (then.repository !== source.repository || folderOf(then.path) !== path) {
    return refused('revertMoved');
  }
  const target = source.targetRevision ?? 'HEAD';
  const before = then.targetRevision ?? 'HEAD';
  const pin = before === target ? undefined : { then: before, now: target };
  if (pinned.test(target) && !pin) {
    return refused('revertPinned', { revision: target });
  }
  if (path === undefined) {
    return refused('revertRoot');
  }
  if (!commit.test(revision)) {
    return refused('revertForgotten');
  }
  if (status.sync?.revisions[0] === revision) {
    return refused('revertNothing');
  }
  return {
    revert: defined({
      deployment: id,
      repository: source.repository,
      branch:
        target === 'HEAD' ? undefined : target.replace(/^refs\/heads\//, ''),
      path,
      revision,
      pin,
    }),
  };
}

/** Without slashes and dots around it; undefined for the root, and for what leads out of the repository. */
function folderOf(path: string | undefined): string | undefined {
  const parts = (path ?? '')
    .split('/')
    .filter(part => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..')
    ? undefined
    : parts.join('/');
}

function refused(
  code: ActionRefusal['code'],
  parameters: ActionRefusal['parameters'] = {},
): RevertDecision {
  return { refusal: { code, parameters } };
}
