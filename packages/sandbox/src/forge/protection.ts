import { constants } from 'node:fs';
import { access, chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from './store';

/**
 * git asks this before the refs of a push move. Protected branches may only grow, and the default branch stays, protected or
 * not. One ref that may not move keeps all of them, as in Gitea.
 *
 * `receive.denyNonFastForwards` would do the same to every branch, also to those that may be forced.
 */
const receiveHook = `#!/bin/sh
zero=0000000000000000000000000000000000000000
status=0
while read -r old new ref; do
  [ "$old" != "$zero" ] || continue
  branch=\${ref#refs/heads/}
  if [ "$ref" = "$FORGE_DEFAULT_REF" ] && [ "$new" = "$zero" ]; then
    echo "The branch $branch is the default branch: it cannot be deleted." >&2
    status=1
    continue
  fi
  case " $FORGE_PROTECTED_REFS " in
    *" $ref "*) ;;
    *) continue ;;
  esac
  if [ "$new" = "$zero" ]; then
    echo "The branch $branch is protected: it cannot be deleted." >&2
    status=1
  elif ! git merge-base --is-ancestor "$old" "$new"; then
    echo "The branch $branch is protected: its history cannot be rewritten. Fetch it, rebase your commits on it, and push again, or open a pull request." >&2
    status=1
  fi
done
exit $status
`;

/** The name by which git finds the hook. */
const hookName = 'pre-receive';

/** The hook that keeps branches, in a folder of its own, outside every repository. */
export class BranchProtection {
  /** Folder to give git as `core.hooksPath`. */
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** @throws Error when the state is on a file system where nothing can be executed. */
  static async install(directory: string): Promise<BranchProtection> {
    // A folder of before had another hook in it, which would still be asked.
    await rm(directory, { recursive: true, force: true });
    const path = join(directory, hookName);
    await writeFileDurably(path, receiveHook);
    await chmod(path, 0o700);
    const protection = new BranchProtection(directory);
    await protection.check();
    return protection;
  }

  /**
   * git skips a hook that it cannot execute and lets the push through; so this is asked before every push.
   *
   * @throws Error when the hook is missing or cannot be executed.
   */
  async check(): Promise<void> {
    const path = join(this.directory, hookName);
    try {
      await access(path, constants.X_OK);
    } catch (error) {
      throw new Error(
        `${path} cannot be executed, so branches are not protected and pushes are refused. Keep the sandbox's state on a file system that is not mounted noexec.`,
        { cause: error },
      );
    }
  }
}
