import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  ActionRefusal,
  diffTexts,
  GeneratorFiles,
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
import { pinContent } from './pinContent';
import { folderContent, RevertContent } from './RevertContent';
import { differing } from './revertedTexts';
import { RevertedText, RevertRefused } from './types';

/** What of which Application is to go back. */
export interface WantedRevert {
  revert: Revert;
  application: string;
  project: string;
  /** Where the revision of the Application may be named. */
  files: readonly GeneratorFiles[];
}

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
  async preview(wanted: WantedRevert): Promise<RevertPreview> {
    const { forge, content } = await this.#contentOf(wanted);
    const [head, [request]] = await Promise.all([
      forge.head(forge.baseBranch),
      forge.findRequests(revertBranch(wanted.application)),
    ]);
    if (!head) {
      throw new RevertRefused('revertPinned', { revision: forge.baseBranch });
    }
    const current = await forge.listFiles(head, content.folder);
    if (differing(current, await content.wantedAt(head)).length === 0) {
      throw new RevertRefused('revertNothing');
    }
    const { texts } = await content.at(head);
    return {
      repository: forge.name,
      branch: forge.baseBranch,
      path: content.path,
      revision: content.revision,
      isPin: content.isPin,
      files: texts.map(fileOf),
      ...(request?.state === 'open' && { request: requestOf(request) }),
    };
  }

  /** Throws `RevertRefused` where there is nothing to propose, and errors of the forge as they are. */
  async propose(
    wanted: WantedRevert,
    words: Pick<AskedRevert, 'requestedBy' | 'author'> & {
      /** What follows the sentence on what it does. */
      body: string;
    },
  ): Promise<{ request: RevertRequest; written: string[] }> {
    const { forge, content } = await this.#contentOf(wanted);
    const { request, written }: ProposedRevert = await proposeRevert(forge, {
      ...words,
      content,
      application: wanted.application,
      title: `Revert ${wanted.application} to ${content.isPin ? content.revision : content.revision.slice(0, 7)}`,
      body: `${content.sentence}${words.body}`,
    });
    return { request: requestOf(request), written };
  }

  async #contentOf({
    revert,
    application,
    project,
    files,
  }: WantedRevert): Promise<{ forge: ChangeForge; content: RevertContent }> {
    const forge = await this.#forgeOf(revert);
    const { pin } = revert;
    if (!pin || (await forge.head(forge.baseBranch))) {
      return { forge, content: folderContent(forge, revert) };
    }
    for (const one of files) {
      const team = await this.#forgeOf(one);
      const content = await pinContent({
        forge: team,
        revert: { ...revert, pin },
        files: one,
        application,
        project,
      });
      if (content) {
        return { forge: team, content };
      }
    }
    throw new RevertRefused('revertPinned', { revision: pin.now });
  }

  async #forgeOf({
    repository,
    branch,
  }: Pick<Revert, 'repository' | 'branch'>): Promise<ChangeForge> {
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
