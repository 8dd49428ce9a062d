import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  ActionRefusal,
  diffTexts,
  Revert,
  RevertedFile,
  RevertPreview,
  RevertRequest,
} from '@socle/plugin-argocd-common';
import {
  ChangeForge,
  PullRequest,
  selectChangeForge,
  selectForge,
} from '@socle/plugin-tenancy-node';
import {
  AskedRevert,
  ProposedRevert,
  proposeRevert,
  revertBranch,
} from './proposeRevert';
import { repositoryOf } from './repositoryOf';
import { differing, revertedTexts } from './revertedTexts';
import { RevertedText, RevertRefused } from './types';

/** Reverts in the repositories that Argo CD reads, with the accounts of `integrations`. */
export class ForgeReverts {
  readonly #integrations: ScmIntegrations;

  constructor(options: { config: Config }) {
    this.#integrations = ScmIntegrations.fromConfig(options.config);
  }

  /** Why a revert cannot be proposed, as far as it is known without the forge. */
  refusalTo({ repository }: Revert): ActionRefusal | undefined {
    return repositoryOf(repository, this.#integrations)
      ? undefined
      : noForge(repository).refusal;
  }

  /** Only reads. Throws as `propose`. */
  async preview(revert: Revert, application: string): Promise<RevertPreview> {
    const forge = await this.#forgeOf(revert);
    const [head, expected, [request]] = await Promise.all([
      forge.head(forge.baseBranch),
      forge.listFiles(revert.revision, revert.path),
      forge.findRequests(revertBranch(application)),
    ]);
    if (!head) {
      throw new RevertRefused('revertPinned', { revision: forge.baseBranch });
    }
    if (expected.size === 0) {
      throw new RevertRefused('revertForgotten');
    }
    const current = await forge.listFiles(head, revert.path);
    if (differing(current, expected).length === 0) {
      throw new RevertRefused('revertNothing');
    }
    const texts = await revertedTexts({ forge, revert, head, expected });
    return {
      repository: forge.name,
      branch: forge.baseBranch,
      path: revert.path,
      revision: revert.revision,
      files: texts.map(fileOf),
      ...(request?.state === 'open' && { request: requestOf(request) }),
    };
  }

  /** Throws `RevertRefused` where there is nothing to propose, and errors of the forge as they are. */
  async propose(
    asked: AskedRevert,
  ): Promise<{ request: RevertRequest; written: string[] }> {
    const forge = await this.#forgeOf(asked.revert);
    const { request, written }: ProposedRevert = await proposeRevert(
      forge,
      asked,
    );
    return { request: requestOf(request), written };
  }

  async #forgeOf({ repository, branch }: Revert): Promise<ChangeForge> {
    const integrations = this.#integrations;
    const location = repositoryOf(repository, integrations);
    if (!location) {
      throw noForge(repository);
    }
    const found = branch
      ? undefined
      : await selectForge({ integrations, location }).find();
    return selectChangeForge({
      integrations,
      location,
      baseBranch: branch ?? found?.defaultBranch ?? 'main',
    });
  }
}

function noForge(repository: string): RevertRefused {
  return new RevertRefused('revertNoForge', { repository });
}

function fileOf({ path, before, after }: RevertedText): RevertedFile {
  const { kind, added, removed, hunks, tooLarge } = diffTexts(before, after);
  return {
    path,
    kind: kind === 'same' ? 'changed' : kind,
    added,
    removed,
    hunks,
    ...(tooLarge && { tooLarge }),
  };
}

function requestOf({
  number,
  url,
  branch,
  title,
  state,
}: PullRequest): RevertRequest {
  return { number, url, branch, title, state };
}
