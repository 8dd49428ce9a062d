import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from './store';

/**
 * git asks this before each ref of a push moves. The default branch may only grow.
 *
 * `receive.denyNonFastForwards` would do the same to every branch, also to those that may be forced.
 */
const updateHook = `#!/bin/sh
ref=$1
old=$2
new=$3
zero=0000000000000000000000000000000000000000
[ "$ref" = "$FORGE_PROTECTED_REF" ] || exit 0
[ "$old" != "$zero" ] || exit 0
branch=\${ref#refs/heads/}
if [ "$new" = "$zero" ]; then
  echo "The branch $branch is protected: it cannot be deleted." >&2
  exit 1
fi
if git merge-base --is-ancestor "$old" "$new"; then
  exit 0
fi
echo "The branch $branch is protected: its history cannot be rewritten. Fetch it, rebase your commits on it, and push again, or open a pull request." >&2
exit 1
`;

/** The hook that keeps default branches, in a folder of its own, outside every repository. */
export class BranchProtection {
  /** Folder to give git as `core.hooksPath`. */
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** @throws Error when the state is on a file system where nothing can be executed. */
  static async install(directory: string): Promise<BranchProtection> {
    const path = join(directory, 'update');
    await writeFileDurably(path, updateHook);
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
    const path = join(this.directory, 'update');
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
