import { mergeTrees } from './merging';
import { mergeBase } from './reading/commits';
import { PullRequestRecord } from './records';
import { Repository } from './repository';

/** How a pull request stands towards its base branch. */
export interface PullRequestState {
  /** Commit of the base branch; empty where the branch is gone. */
  baseSha: string;
  headSha: string;
  /** Empty where the two have no common ancestor. */
  mergeBase: string;
  /** Files that both sides changed differently. */
  conflicts: string[];
  mergeable: boolean;
}

const cacheLimit = 500;

/** Asks git whether pull requests can be merged, once for each pair of commits. */
export class Mergeability {
  readonly #known = new Map<string, string[]>();

  async read(
    repository: Repository,
    pull: PullRequestRecord,
  ): Promise<PullRequestState> {
    const baseSha = repository.refs.branch(pull.baseBranch) ?? '';
    const { headSha } = pull;
    if (pull.merged) {
      return {
        baseSha,
        headSha,
        mergeBase: pull.merged.mergeBase,
        conflicts: [],
        mergeable: false,
      };
    }
    const common = baseSha
      ? await mergeBase(repository, baseSha, headSha)
      : undefined;
    const conflicts = common
      ? await this.#conflicts(repository, baseSha, headSha)
      : [];
    return {
      baseSha,
      headSha,
      mergeBase: common ?? '',
      conflicts,
      mergeable: common !== undefined && conflicts.length === 0,
    };
  }

  async #conflicts(
    repository: Repository,
    base: string,
    head: string,
  ): Promise<string[]> {
    const key = `${repository.directory} ${base} ${head}`;
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const merged = await mergeTrees(repository, base, head);
    const conflicts = merged.kind === 'conflict' ? merged.files : [];
    if (this.#known.size >= cacheLimit) {
      this.#known.clear();
    }
    this.#known.set(key, conflicts);
    return conflicts;
  }
}
