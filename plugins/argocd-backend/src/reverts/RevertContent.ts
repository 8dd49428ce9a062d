import { Revert } from '@socle/plugin-argocd-common';
import { ChangeForge } from '@socle/plugin-tenancy-node';
import { revertedTexts } from './revertedTexts';
import { RevertedText, RevertRefused } from './types';

/** What a revert brings back, in one folder of a repository. */
export interface RevertContent {
  /** Nothing outside of it is changed. */
  folder: string;
  /** What the request is about: the folder, or a file in it. */
  path: string;
  /** What it goes back to. */
  revision: string;
  isPin: boolean;
  /** For the body of the request. */
  sentence: string;
  /**
   * git's names of what the folder is to hold, by path, and the texts that bring it there from what it is at that commit.
   * Throws `RevertRefused` where it cannot be brought there.
   */
  at(
    commit: string,
  ): Promise<{ wanted: ReadonlyMap<string, string>; texts: RevertedText[] }>;
  /** The same without the texts, which are not read then. */
  wantedAt(commit: string): Promise<ReadonlyMap<string, string>>;
}

/** A folder as it was at the commit that was deployed. */
export function folderContent(
  forge: ChangeForge,
  revert: Revert,
): RevertContent {
  const { path, revision } = revert;
  const wantedAt = async () => {
    const expected = await forge.listFiles(revision, path);
    if (expected.size === 0) {
      throw new RevertRefused('revertForgotten');
    }
    return expected;
  };
  return {
    folder: path,
    path,
    revision,
    isPin: false,
    sentence: `Brings \`${path}\` back to what it was at ${revision}`,
    wantedAt,
    async at(commit) {
      const wanted = await wantedAt();
      return {
        wanted,
        texts: await revertedTexts({
          forge,
          revert,
          head: commit,
          expected: wanted,
        }),
      };
    },
  };
}
