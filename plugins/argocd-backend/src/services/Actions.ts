import {
  AuditorService,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  ActionAnswer,
  DeliveryAction,
  DeliveryActionName,
} from '@socle/plugin-argocd-common';
import { Request } from 'express';
import { ApplicationName } from '../clients/ArgoApi';
import { ArgoError, toArgoError } from '../clients/ArgoError';
import { HttpArgoApi } from '../clients/HttpArgoApi';
import { AskedAction } from '../requests/parseAction';
import { FoundApplication } from './FoundApplication';
import { refusalTo } from './refusals';
import { Windows } from './Windows';

const eventIds: Record<DeliveryActionName, string> = {
  sync: 'application-sync',
  refresh: 'application-refresh',
  hardRefresh: 'application-hard-refresh',
  terminate: 'application-terminate',
  rollback: 'application-rollback',
  confirmPrune: 'application-confirm-prune',
};

/**
 * Acts on Applications: through Argo CD's own API, with the token of the project. Never by writing to the cluster, where the
 * right to begin an operation is the right to change the Application.
 */
export class Actions {
  readonly #auditor: AuditorService;
  readonly #windows: Windows;
  readonly #now: () => Date;

  constructor(options: {
    auditor: AuditorService;
    windows: Windows;
    now: () => Date;
  }) {
    this.#auditor = options.auditor;
    this.#windows = options.windows;
    this.#now = options.now;
  }

  /**
   * Throws `NotAllowedError` where the user may not, `ConflictError` where Argo CD or the portal cannot,
   * `ServiceUnavailableError` where Argo CD does not answer. Each attempt is in the audit log.
   */
  async act(options: {
    found: FoundApplication;
    asked: AskedAction;
    request: Request;
  }): Promise<ActionAnswer> {
    const { found, asked, request } = options;
    const event = await this.#auditor.createEvent({
      eventId: eventIds[asked.action],
      severityLevel: 'medium',
      request,
      meta: metaOf(found, asked),
    });
    try {
      const answer = await this.#act(found, asked);
      await settle(event, answer);
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async #act(
    found: FoundApplication,
    asked: AskedAction,
  ): Promise<ActionAnswer> {
    const { may, summary, instance, application } = found;
    const { project } = application.spec;
    if (!may[asked.action]) {
      throw new NotAllowedError(
        `You may not do that with ${summary.name}; ask its owners`,
      );
    }
    const permission = this.#windows.of(summary, this.#now());
    const refusal = refusalTo(found, permission, questionOf(asked));
    if (refusal) {
      return { accepted: false, refusal };
    }
    const { api } = instance;
    if (!api?.canAct(project)) {
      throw new ConflictError(
        api
          ? `The portal has no token of Argo CD ${instance.config.name} that acts for project ${project}; the platform team can add one`
          : `The portal has no API of Argo CD ${instance.config.name} to act through; the platform team can add it`,
      );
    }
    const { namespace, name } = application;
    try {
      await perform(api, { project, namespace, name }, asked, this.#now());
    } catch (error) {
      throw failureOf(toArgoError(instance.config.name, error), project);
    }
    return { accepted: true };
  }
}

async function perform(
  api: HttpArgoApi,
  application: ApplicationName,
  asked: AskedAction,
  now: Date,
): Promise<void> {
  switch (asked.action) {
    case 'sync': {
      const { dryRun, prune, force, revision, resources, options } = asked;
      return await api.sync(application, {
        dryRun: dryRun ?? false,
        prune: prune ?? false,
        force: force ?? false,
        revision,
        resources,
        options: options ?? [],
      });
    }
    case 'rollback': {
      const { id, dryRun, prune } = asked;
      return await api.rollback(application, {
        id,
        dryRun: dryRun ?? false,
        prune: prune ?? false,
      });
    }
    case 'refresh':
      return await api.refresh(application, 'normal');
    case 'hardRefresh':
      return await api.refresh(application, 'hard');
    case 'terminate':
      return await api.terminate(application);
    case 'confirmPrune':
      return await api.approveDeletion(application, now);
    default:
      throw new Error(
        `Not an action: ${JSON.stringify(asked satisfies never)}`,
      );
  }
}

function questionOf(asked: AskedAction): DeliveryAction {
  switch (asked.action) {
    case 'sync': {
      const { action, revision, dryRun } = asked;
      return { action, revision, dryRun };
    }
    case 'rollback':
      return { action: asked.action, id: asked.id };
    default:
      return { action: asked.action };
  }
}

function failureOf(error: ArgoError, project: string): Error {
  switch (error.code) {
    case 'refused':
      return new ConflictError(`Argo CD refuses it: ${error.message}`);
    case 'forbidden':
      return new ConflictError(
        `${error.message}: the role of project ${project} lacks the right; the platform team can add it`,
      );
    case 'not-found':
      return new ConflictError(`${error.message} any more`);
    case 'timeout':
      return new ServiceUnavailableError(
        `${error.message}; it may have taken it all the same`,
      );
    default:
      return new ServiceUnavailableError(error.message);
  }
}

async function settle(
  event: AuditorServiceEvent,
  answer: ActionAnswer,
): Promise<void> {
  if (answer.accepted) {
    await event.success();
  } else {
    await event.fail({
      error: new ConflictError(`It cannot work now: ${answer.refusal.code}`),
    });
  }
}

function metaOf({ summary, tenant }: FoundApplication, asked: AskedAction) {
  const { instance, namespace, name, project } = summary;
  const { action, ...parameters } = asked;
  return {
    action,
    application: { instance, namespace, name, project },
    ...(tenant && { tenant }),
    parameters: { ...parameters },
  };
}
