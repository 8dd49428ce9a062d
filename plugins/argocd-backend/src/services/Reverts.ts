import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Revert,
  RevertAnswer,
  revertOf,
  RevertPreview,
} from '@socle/plugin-argocd-common';
import { CommitAuthor } from '@socle/plugin-tenancy-node';
import { Request } from 'express';
import { ForgeReverts, WantedRevert } from '../reverts/ForgeReverts';
import { RevertRefused } from '../reverts/types';
import { FoundApplication } from './FoundApplication';

type User = BackstageCredentials<BackstageUserPrincipal>;

/**
 * Proposes to bring an Application back in Git, where automated sync would undo a rollback. The request is opened with the
 * portal's account on the forge, for those who may roll back; the merge is the approval.
 */
export class Reverts {
  readonly #forges: ForgeReverts;
  readonly #auditor: AuditorService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;

  constructor(options: {
    forges: ForgeReverts;
    auditor: AuditorService;
    catalog: CatalogService;
    logger: LoggerService;
  }) {
    this.#forges = options.forges;
    this.#auditor = options.auditor;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
  }

  /**
   * What it would change. Throws `NotAllowedError` where the user may not, `ServiceUnavailableError` where the forge cannot
   * be asked.
   */
  async preview(
    found: FoundApplication,
    id: number,
  ): Promise<RevertPreview | Extract<RevertAnswer, { accepted: false }>> {
    return await this.#answer(
      found,
      id,
      async revert => await this.#forges.preview(wantedOf(found, revert)),
    );
  }

  /** Throws as `preview`. Each attempt is in the audit log. */
  async propose(options: {
    found: FoundApplication;
    id: number;
    credentials: User;
    request: Request;
  }): Promise<RevertAnswer> {
    const { found, id, credentials, request } = options;
    const { instance, namespace, name, project } = found.summary;
    const event = await this.#auditor.createEvent({
      eventId: 'application-revert',
      severityLevel: 'medium',
      request,
      meta: {
        action: 'revert',
        application: { instance, namespace, name, project },
        ...(found.tenant && { tenant: found.tenant }),
        parameters: { id },
      },
    });
    try {
      const answer = await this.#answer(found, id, async revert => {
        const proposed = await this.#forges.propose(wantedOf(found, revert), {
          requestedBy: credentials.principal.userEntityRef,
          author: await this.#authorOf(credentials),
          body: bodyOf(found),
        });
        return { accepted: true as const, ...proposed };
      });
      if (answer.accepted) {
        await event.success({ meta: { request: answer.request.url } });
      } else {
        const { code } = answer.refusal;
        await event.fail({
          error: new ConflictError(`It cannot work now: ${code}`),
        });
      }
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async #answer<T>(
    { may, application, summary }: FoundApplication,
    id: number,
    work: (revert: Revert) => Promise<T>,
  ): Promise<T | Extract<RevertAnswer, { accepted: false }>> {
    if (!may.rollback) {
      throw new NotAllowedError(
        `You may not do that with ${summary.name}; ask its owners`,
      );
    }
    const { revert, refusal } = revertOf(application, id);
    if (!revert) {
      return { accepted: false, refusal };
    }
    try {
      return await work(revert);
    } catch (error) {
      if (error instanceof RevertRefused) {
        return { accepted: false, refusal: error.refusal };
      }
      throw this.#failureOf(toError(error), revert);
    }
  }

  /** What a forge says to the portal is no answer to the user: its 401 is not theirs. */
  #failureOf(error: Error, { repository }: Revert): Error {
    if (error.name === 'ConflictError') {
      return error;
    }
    this.#logger.warn(`Cannot revert in ${repository}`, error);
    return new ServiceUnavailableError(
      'The repository cannot be reached, or does not let the portal in; the platform team finds why in the log of the portal',
    );
  }

  async #authorOf(credentials: User): Promise<CommitAuthor | undefined> {
    const entity = await this.#catalog.getEntityByRef(
      credentials.principal.userEntityRef,
      { credentials },
    );
    const { displayName, email } = Object(Object(entity?.spec).profile);
    return typeof displayName === 'string' && typeof email === 'string'
      ? { name: displayName, email }
      : undefined;
  }
}

/* A set of another namespace than Argo CD's own may be anybody's: nothing is written to the repository that it names. */
function wantedOf(
  { application, summary, instance }: FoundApplication,
  revert: Revert,
): WantedRevert {
  const { namespace, applicationSet } = summary;
  const set = instance.source
    .applicationSets()
    .find(
      one =>
        one.name === applicationSet &&
        one.namespace === namespace &&
        namespace === instance.config.namespace,
    );
  return {
    revert,
    application: application.name,
    project: summary.project,
    files: set?.files ?? [],
  };
}

function bodyOf({ application, environment }: FoundApplication): string {
  const where = environment ? ` in ${environment}` : '';
  return `, which ${application.name} ran before${where}.\n\nAutomated sync is on: Argo CD applies this once it is merged.`;
}
