import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  ObjectiveDraft,
  ObjectiveProposalAnswer,
  ObjectiveProposalPreview,
  ObjectiveRequest,
  proposeObjective,
} from '@socle/plugin-opentelemetry-common';
import {
  ChangeForge,
  PullRequest,
  selectChangeForge,
  selectForge,
} from '@socle/plugin-tenancy-node';
import { Request } from 'express';
import { assertSame, textsOf } from './objectiveTexts';
import { Place } from './Places';
import { folderOn, serviceRepository } from './serviceRepository';
import { EntityView } from './Views';

/** An objective that somebody wishes for, and where. */
export interface WantedObjective {
  view: EntityView;
  place: Place;
  draft: ObjectiveDraft;
}

interface Home {
  forge: ChangeForge;
  /** Of the service in its repository; empty, or with a slash at its end. */
  folder: string;
}

interface Plan {
  forge: ChangeForge;
  /** The commit that it is made on. */
  base: string;
  /** The branch of the request. */
  branch: string;
  preview: ObjectiveProposalPreview;
  /** git's names of the contents of now. */
  blobs: ReadonlyMap<string, string>;
}

/**
 * Proposes objectives as pull requests on the repositories of services: in the folder that the catalog has read the service
 * from. The merge is the approval.
 */
export class ObjectiveProposals {
  readonly #integrations: ScmIntegrations;
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;

  constructor(options: {
    config: Config;
    auditor: AuditorService;
    logger: LoggerService;
  }) {
    this.#integrations = ScmIntegrations.fromConfig(options.config);
    this.#auditor = options.auditor;
    this.#logger = options.logger;
  }

  /**
   * Only reads. Throws `InputError` where the entity has no repository that the portal can write to, or is no service;
   * `ServiceUnavailableError` where the forge is down.
   */
  async preview(wanted: WantedObjective): Promise<ObjectiveProposalPreview> {
    return await this.#asking(wanted, async () => {
      const { preview } = await this.#plan(wanted);
      return preview;
    });
  }

  /** Throws as `preview`. Each attempt is in the audit log. */
  async propose(
    wanted: WantedObjective,
    by: {
      credentials: BackstageCredentials<BackstageUserPrincipal>;
      request: Request;
    },
  ): Promise<ObjectiveProposalAnswer> {
    const { view, place, draft } = wanted;
    const event = await this.#auditor.createEvent({
      eventId: 'objective-proposal',
      severityLevel: 'medium',
      request: by.request,
      meta: {
        entity: view.entityRef,
        tenant: place.tenant,
        environment: place.environment.name,
        objective: { ...draft },
      },
    });
    try {
      const answer = await this.#asking(
        wanted,
        async () =>
          await this.#propose(wanted, by.credentials.principal.userEntityRef),
      );
      await (answer.accepted
        ? event.success({ meta: { request: answer.request.url } })
        : event.fail({ error: new Error(answer.message) }));
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async #propose(
    wanted: WantedObjective,
    requestedBy: string,
  ): Promise<ObjectiveProposalAnswer> {
    const { forge, base, branch, preview, blobs } = await this.#plan(wanted);
    const { files, findings, request } = preview;
    if (request) {
      return { accepted: true, request, findings };
    }
    const error = findings.find(({ severity }) => severity === 'error');
    if (error) {
      return { accepted: false, message: error.message, findings };
    }
    const { place, draft } = wanted;
    const title = `Set an objective for ${place.service}: ${draft.target} % ${draft.indicator} in ${place.environment.name}`;
    const body = [
      `Asked for by ${requestedBy}.`,
      `This sets what the users of ${place.service} may count on, and the rules that Prometheus watches it with. The rules come to the cluster with the merge.`,
    ].join('\n\n');
    const head = await forge.head(branch);
    if (head) {
      await assertSame(forge, head, files);
    } else {
      await forge.commit({
        branch,
        parent: base,
        create: true,
        message: `${title}\n\n${body}\n\nSocle-Requested-By: ${requestedBy}\n`,
        files: files.map(({ path, after }) => {
          const before = blobs.get(path);
          return { path, content: after, ...(before && { before }) };
        }),
      });
    }
    const opened = await forge.openRequest({ branch, title, body });
    return { accepted: true, request: requestOf(opened), findings };
  }

  async #plan({ view, place, draft }: WantedObjective): Promise<Plan> {
    const { tenant, service } = place;
    if (service === undefined) {
      throw new InputError(`${view.entityRef} is no service`);
    }
    const { forge, folder } = await this.#homeOf(view);
    const environment = place.environment.name;
    const branch = `socle/objective/${view.entity.metadata.name.toLowerCase()}-${environment}-${draft.indicator}`;
    const [base, [request]] = await Promise.all([
      forge.head(forge.baseBranch),
      forge.findRequests(branch),
    ]);
    if (!base) {
      throw new ConflictError(`${forge.name} has no branch of its own yet`);
    }
    const { texts, blobs } = await textsOf(forge, base, folder, environment);
    const { files, findings } = proposeObjective({
      tenant,
      service,
      environment,
      draft,
      texts,
    });
    const isOpen = request?.state === 'open';
    return {
      forge,
      base,
      branch,
      blobs,
      preview: {
        repository: forge.name,
        branch: forge.baseBranch,
        files: files.map(file => ({ ...file, path: `${folder}${file.path}` })),
        findings: findings.map(one => ({
          ...one,
          file: `${folder}${one.file}`,
        })),
        ...(isOpen && { request: requestOf(request) }),
      },
    };
  }

  async #homeOf({ entity, entityRef }: EntityView): Promise<Home> {
    const integrations = this.#integrations;
    const repository = serviceRepository(entity, integrations);
    const found =
      repository &&
      (await selectForge({
        integrations,
        location: repository.location,
      }).find());
    const folder = found && folderOn(found.defaultBranch, repository);
    if (!repository || !found || folder === undefined) {
      throw new InputError(
        `${entityRef} is not kept on the default branch of a repository that the portal can write to; open the pull request yourself`,
      );
    }
    return {
      folder,
      forge: selectChangeForge({
        integrations,
        location: repository.location,
        baseBranch: found.defaultBranch,
      }),
    };
  }

  /** What a forge says that is down or lets nobody in is for the log. */
  async #asking<T>(
    { view }: WantedObjective,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { name } = toError(error);
      if (name === 'InputError' || name === 'ConflictError') {
        throw error;
      }
      this.#logger.warn(
        `Cannot propose an objective for ${view.entityRef}`,
        toError(error),
      );
      throw new ServiceUnavailableError(
        "The service's repository cannot be reached, or does not let the portal in; the platform team finds why in the log of the portal",
      );
    }
  }
}

function requestOf({
  number,
  url,
  branch,
  title,
}: PullRequest): ObjectiveRequest {
  return { number, url, branch, title };
}
