import {
  ApplicationHistory,
  DeployedSource,
  Deployment,
  historyOf,
  MissingPart,
  revertOf,
  RevisionInfo,
} from '@socle/plugin-argocd-common';
import { toArgoError } from '../clients/ArgoError';
import { ForgeReverts } from '../reverts/ForgeReverts';
import { Commits, RevisionQuestion } from './Commits';
import { FoundApplication } from './FoundApplication';
import { refusalTo } from './refusals';
import { Windows } from './Windows';

/** The deployments of the past, with the commits of those that are on the screen only. */
export class HistoryReader {
  readonly #commits: Commits;
  readonly #windows: Windows;
  readonly #forges: ForgeReverts;

  constructor(options: {
    commits: Commits;
    windows: Windows;
    forges: ForgeReverts;
  }) {
    this.#commits = options.commits;
    this.#windows = options.windows;
    this.#forges = options.forges;
  }

  async read(
    found: FoundApplication,
    page: { from: number; count: number },
    now: Date,
  ): Promise<ApplicationHistory> {
    const all = historyOf(found.application);
    const permission = this.#windows.of(found.summary, now);
    const missing: MissingPart[] = [];
    const deployments = await Promise.all(
      all.slice(page.from, page.from + page.count).map(async deployment => {
        const refusal = refusalTo(found, permission, {
          action: 'rollback',
          id: deployment.id,
        });
        const decision = revertOf(found.application, deployment.id);
        const revertRefusal =
          decision.refusal ?? this.#forges.refusalTo(decision.revert);
        return {
          ...deployment,
          revisions: await this.#revisions(found, deployment, missing),
          ...(refusal && { refusal }),
          ...(revertRefusal && { revertRefusal }),
        };
      }),
    );
    return { deployments, total: all.length, missing: missing.slice(0, 1) };
  }

  async #revisions(
    found: FoundApplication,
    deployment: Deployment,
    missing: MissingPart[],
  ): Promise<Array<RevisionInfo | null>> {
    const { config } = found.instance;
    return await Promise.all(
      deployment.sources.map(async source => {
        const question = questionOf(found, deployment, source);
        if (!question) {
          return null;
        }
        if (!this.#commits.canAsk(question)) {
          missing.push({
            part: 'commits',
            reason: 'no-api',
            message: `The portal has no API of Argo CD ${config.name} to ask for commits`,
          });
          return this.#commits.peek(question) ?? null;
        }
        try {
          return await this.#commits.get(question);
        } catch (error) {
          missing.push({
            part: 'commits',
            reason: 'api-failed',
            message: toArgoError(config.name, error).message,
          });
          return null;
        }
      }),
    );
  }
}

function questionOf(
  { summary }: FoundApplication,
  { id }: Deployment,
  { index, source, revision, kind }: DeployedSource,
): RevisionQuestion | undefined {
  return kind === 'other' || !source
    ? undefined
    : {
        application: summary,
        revision,
        index,
        repository: source.repository,
        kind,
        id,
      };
}
