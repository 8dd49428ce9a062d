import { Identity } from '../identities';
import {
  ForgeError,
  conflict,
  forbidden,
  notFound,
  unprocessable,
} from './errors';
import { ForgeEvent, ForgeEvents } from './events';
import { Mergeability, PullRequestState } from './mergeability';
import { isAncestor } from './reading/commits';
import { PullRequestRecord } from './records';
import { zeroSha } from './refs';
import { Repository } from './repository';

export interface NewPullRequest {
  base: string;
  head: string;
  title: string;
  body?: string;
}

export interface PullRequestChange {
  title?: string;
  body?: string;
  base?: string;
  state?: 'open' | 'closed';
}

/** The pull requests of all repositories: their life up to the merge. */
export class PullRequests {
  readonly #events: ForgeEvents;
  readonly #now: () => Date;
  readonly #mergeability = new Mergeability();

  constructor(options: { events: ForgeEvents; now: () => Date }) {
    this.#events = options.events;
    this.#now = options.now;
    this.#events.on(event => this.#follow(event));
  }

  find(repository: Repository, number: number): PullRequestRecord | undefined {
    return repository.record.pullRequests.find(pull => pull.number === number);
  }

  /** @throws ForgeError 404 where there is none of this number. */
  get(repository: Repository, number: number): PullRequestRecord {
    const found = this.find(repository, number);
    if (!found) {
      throw notFound();
    }
    return found;
  }

  /**
   * Opens a pull request between two branches of the repository.
   *
   * @throws ForgeError 404 where a branch is missing, 409 where one is open for the same branches,
   * 422 where base and head are the same.
   */
  async create(
    repository: Repository,
    author: string,
    wanted: NewPullRequest,
  ): Promise<PullRequestRecord> {
    const base = branchOf(repository, wanted.base);
    const head = branchOf(repository, wanted.head);
    if (base === head) {
      throw unprocessable(
        'Invalid PullRequest: There are no changes between the head and the base',
      );
    }
    const headSha = repository.refs.branch(head);
    if (!headSha || !repository.refs.branch(base)) {
      throw notFound();
    }
    const now = this.#now().toISOString();
    const pull = await repository.change(draft => {
      refuseSecond(draft.pullRequests, base, head);
      const created: PullRequestRecord = {
        number: draft.nextNumber,
        title: wanted.title,
        body: wanted.body ?? '',
        author,
        state: 'open',
        baseBranch: base,
        headBranch: head,
        headSha,
        createdAt: now,
        updatedAt: now,
      };
      draft.nextNumber += 1;
      draft.updatedAt = now;
      draft.pullRequests.push(created);
      return created;
    });
    await keepHead(repository, pull);
    await this.#tell(repository, pull.number, 'opened', author);
    return pull;
  }

  /**
   * Changes title, body, base branch or state.
   *
   * @throws ForgeError 403 to somebody who is neither author nor writer, 409 where another one is open for the branches,
   * 412 on the state of a merged one, 422 on a state that cannot be.
   */
  async edit(
    repository: Repository,
    number: number,
    change: PullRequestChange,
    actor: { identity: Identity; mayWrite: boolean },
  ): Promise<PullRequestRecord> {
    const before = this.get(repository, number);
    if (before.author !== actor.identity.name && !actor.mayWrite) {
      throw forbidden(
        `${actor.identity.name} may not change this pull request`,
        '',
      );
    }
    if (change.state && before.merged) {
      throw new ForgeError(
        412,
        'cannot change state of this pull request, it was already merged',
      );
    }
    if (change.base !== undefined && !repository.refs.branch(change.base)) {
      throw notFound(`new base '${change.base}' not exist`);
    }
    if (
      change.state === 'open' &&
      before.state === 'closed' &&
      !repository.refs.branch(before.headBranch)
    ) {
      throw unprocessable(
        `The branch ${before.headBranch} is gone. Push it again to open this pull request.`,
      );
    }
    const now = this.#now().toISOString();
    const after = await repository.change(draft => {
      const pull = draft.pullRequests.find(item => item.number === number);
      if (!pull) {
        throw notFound();
      }
      const reopens = change.state === 'open' && pull.state === 'closed';
      const retargets = !pull.merged && (change.base ?? '') !== '';
      if (reopens || (retargets && change.base !== pull.baseBranch)) {
        refuseSecond(
          draft.pullRequests,
          change.base ?? pull.baseBranch,
          pull.headBranch,
        );
      }
      pull.title = change.title || pull.title;
      pull.body = change.body ?? pull.body;
      pull.baseBranch = (retargets && change.base) || pull.baseBranch;
      pull.headSha = repository.refs.branch(pull.headBranch) ?? pull.headSha;
      if (change.state) {
        pull.state = change.state;
        pull.closedAt = change.state === 'closed' ? now : undefined;
      }
      pull.updatedAt = now;
      return pull;
    });
    await keepHead(repository, after);
    if (before.state !== after.state) {
      await this.#tell(
        repository,
        number,
        after.state === 'open' ? 'reopened' : 'closed',
        actor.identity.name,
      );
    } else {
      await this.#tell(repository, number, 'edited', actor.identity.name);
    }
    return after;
  }

  /** Compares a pull request with its base branch by git. */
  async state(
    repository: Repository,
    pull: PullRequestRecord,
  ): Promise<PullRequestState> {
    return await this.#mergeability.read(repository, pull);
  }

  /** Makes what a killed forge left whole: merges that git has and the record has not, and heads that moved. */
  async recover(repositories: Repository[]): Promise<void> {
    for (const repository of repositories) {
      for (const pull of repository.record.pullRequests) {
        if (pull.merging && !pull.merged) {
          await this.#finishMerge(repository, pull);
        }
        if (pull.state === 'open' && !pull.merging) {
          await this.#followHead(repository, pull, '');
        }
      }
    }
  }

  async #finishMerge(
    repository: Repository,
    pull: PullRequestRecord,
  ): Promise<void> {
    const { merging } = pull;
    const base = repository.refs.branch(pull.baseBranch);
    if (!merging) {
      return;
    }
    const happened =
      base !== undefined && (await isAncestor(repository, merging.sha, base));
    const now = this.#now().toISOString();
    await repository.change(draft => {
      const found = draft.pullRequests.find(
        item => item.number === pull.number,
      );
      if (found) {
        found.merging = undefined;
        if (happened) {
          markMerged(found, merging, now);
        }
      }
    });
  }

  /** Open pull requests follow their head branch, and close with it. */
  async #follow(event: ForgeEvent): Promise<void> {
    if (event.type !== 'push') {
      return;
    }
    const { repository, change } = event;
    const open = repository.record.pullRequests.filter(
      pull =>
        pull.state === 'open' && `refs/heads/${pull.headBranch}` === change.ref,
    );
    for (const pull of open) {
      await this.#followHead(repository, pull, change.pusher);
    }
  }

  async #followHead(
    repository: Repository,
    pull: PullRequestRecord,
    actor: string,
  ): Promise<void> {
    const sha = repository.refs.branch(pull.headBranch) ?? zeroSha;
    if (sha === pull.headSha) {
      return;
    }
    const now = this.#now().toISOString();
    const after = await repository.change(draft => {
      const found = draft.pullRequests.find(
        item => item.number === pull.number,
      );
      if (!found || found.state !== 'open') {
        return undefined;
      }
      found.updatedAt = now;
      if (sha === zeroSha) {
        found.state = 'closed';
        found.closedAt = now;
      } else {
        found.headSha = sha;
      }
      return found;
    });
    if (after) {
      await keepHead(repository, after);
      await this.#tell(
        repository,
        after.number,
        after.state === 'open' ? 'synchronized' : 'closed',
        actor || after.author,
      );
    }
  }

  async #tell(
    repository: Repository,
    number: number,
    action: 'opened' | 'closed' | 'reopened' | 'edited' | 'synchronized',
    actor: string,
  ): Promise<void> {
    await this.#events.emit({
      type: 'pull_request',
      action,
      repository,
      number,
      actor,
    });
  }
}

/** Turns an open pull request's record into a merged one's. */
export function markMerged(
  pull: PullRequestRecord,
  merging: NonNullable<PullRequestRecord['merging']>,
  now: string,
): void {
  pull.state = 'closed';
  pull.headSha = merging.headSha;
  pull.closedAt = now;
  pull.updatedAt = now;
  pull.merging = undefined;
  pull.merged = {
    sha: merging.sha,
    mergeBase: merging.mergeBase,
    at: now,
    by: merging.by,
  };
}

/** Keeps the head's commits after its branch is gone. As in Gitea they can be fetched as `refs/pull/<number>/head`. */
async function keepHead(
  repository: Repository,
  pull: PullRequestRecord,
): Promise<void> {
  await repository.git.run([
    'update-ref',
    '--no-deref',
    `refs/pull/${pull.number}/head`,
    pull.headSha,
  ]);
}

/** `owner:branch` is Gitea's way to name a fork's branch; here only the repository's own owner fits. */
function branchOf(repository: Repository, name: string): string {
  const colon = name.indexOf(':');
  if (colon < 0) {
    return name;
  }
  const [owner, branch] = [name.slice(0, colon), name.slice(colon + 1)];
  if (
    owner.toLowerCase() !== repository.owner.toLowerCase() ||
    branch.includes(':')
  ) {
    throw notFound();
  }
  return branch;
}

function refuseSecond(
  pulls: PullRequestRecord[],
  base: string,
  head: string,
): void {
  const other = pulls.find(
    pull =>
      pull.state === 'open' &&
      pull.baseBranch === base &&
      pull.headBranch === head,
  );
  if (other) {
    throw conflict(
      `pull request already exists for these targets [index: ${other.number}, base_branch: ${base}, head_branch: ${head}]`,
    );
  }
}
