import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ProposalAnswer,
  ProposalFinding,
  ProposalPreview,
  ProposalRefusal,
  ProposalRequest,
  ProposedFile,
} from '@socle/plugin-cilium-common';
import {
  ChangesService,
  CommitAuthor,
  Proposal,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';
import { Request } from 'express';
import { NetworkView, User } from './NetworkViews';
import { NeededPart, ProposalPlan, ProposalPlans } from './ProposalPlans';
import {
  bodyOf,
  isPartOf,
  refusalOf,
  requestOf,
  shownFinding,
  withFindings,
} from './proposalWords';
import { RefusedTraffic, renderTraffic } from './renderTraffic';

const defaultReason = 'Asked for after a refused connection';

interface Rendered {
  files: ProposedFile[];
  findings: ProposalFinding[];
}

/**
 * Proposes the smallest rule for a refused connection, as the same pull requests on the platform's repository that the templates
 * open. The merge is the approval.
 */
export class Proposals {
  readonly #plans: ProposalPlans;
  readonly #changes: ChangesService;
  readonly #registry: TenantRegistry;
  readonly #catalog: CatalogService;
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;

  constructor(options: {
    plans: ProposalPlans;
    changes: ChangesService;
    registry: TenantRegistry;
    catalog: CatalogService;
    auditor: AuditorService;
    logger: LoggerService;
  }) {
    this.#plans = options.plans;
    this.#changes = options.changes;
    this.#registry = options.registry;
    this.#catalog = options.catalog;
    this.#auditor = options.auditor;
    this.#logger = options.logger;
  }

  /** Only reads. Throws `NotFoundError` where the view has no such group, `ServiceUnavailableError` where the forge is down. */
  async preview(
    view: NetworkView,
    id: string,
    user: User,
  ): Promise<ProposalPreview> {
    const plan = this.#plans.of(view, id);
    const own = plan.needed.find(part => part.own);
    const refusal = refusalOf(plan);
    if (!own || refusal) {
      return { ...plan.preview, ...(refusal && { refusal }) };
    }
    const tried = await this.#bring({
      plan,
      part: own,
      user,
      reason: defaultReason,
      dryRun: true,
    });
    if ('refusal' in tried) {
      return {
        ...plan.preview,
        parts: withFindings(plan, own, tried.findings),
        refusal: tried.refusal,
      };
    }
    const { rendered, proposal } = tried;
    return {
      ...plan.preview,
      parts: plan.preview.parts.map(part =>
        isPartOf(part, own)
          ? {
              ...part,
              files: rendered.files,
              findings: rendered.findings,
              ...(proposal.request?.state === 'open' && {
                request: requestOf(proposal.request, own, true),
              }),
            }
          : part,
      ),
    };
  }

  /** Throws as `preview`. Each attempt is in the audit log. */
  async propose(options: {
    view: NetworkView;
    id: string;
    user: User;
    reason: string;
    askOther: boolean;
    request: Request;
  }): Promise<ProposalAnswer> {
    const { view, id, user, reason, askOther, request } = options;
    const plan = this.#plans.of(view, id);
    const event = await this.#auditor.createEvent({
      eventId: 'network-proposal',
      severityLevel: 'medium',
      request,
      meta: {
        entity: view.entityRef,
        group: id,
        tenants: plan.needed.map(({ tenant }) => tenant),
        reason,
      },
    });
    try {
      const answer = await this.#propose({ plan, user, reason, askOther });
      await (answer.accepted
        ? event.success({
            meta: { requests: answer.requests.map(({ url }) => url) },
          })
        : event.fail({ error: new Error(answer.refusal.code) }));
      return answer;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async #propose(options: {
    plan: ProposalPlan;
    user: User;
    reason: string;
    askOther: boolean;
  }): Promise<ProposalAnswer> {
    const { plan, user, reason, askOther } = options;
    const refusal = refusalOf(plan);
    if (refusal) {
      return { accepted: false, refusal };
    }
    const own = plan.needed.find(part => part.own);
    const other = askOther ? plan.needed.find(part => !part.own) : undefined;
    const shared = { plan, user, reason, dryRun: false };
    const requests: ProposalRequest[] = [];
    const bring = async (part: NeededPart, link?: string) =>
      await this.#bring({ ...shared, part, ...(link && { link }) });
    const first = own && (await bring(own));
    if (first && 'refusal' in first) {
      return { accepted: false, refusal: first.refusal };
    }
    if (own && first?.proposal.request) {
      requests.push(requestOf(first.proposal.request, own, true));
    }
    const [mine] = requests;
    const second = other && (await bring(other, mine?.url));
    if (second && 'refusal' in second) {
      return mine
        ? { accepted: true, requests, otherRefusal: second.refusal }
        : { accepted: false, refusal: second.refusal };
    }
    if (other && second?.proposal.request) {
      const theirs = requestOf(second.proposal.request, other, false);
      requests.push(theirs);
      if (own) {
        /* Each of the two names the other one. */
        await bring(own, theirs.url);
      }
    }
    return requests.length > 0
      ? { accepted: true, requests }
      : {
          accepted: false,
          refusal: {
            code: 'not-needed',
            message: 'There is nothing to propose.',
          },
        };
  }

  async #bring(options: {
    plan: ProposalPlan;
    part: NeededPart;
    user: User;
    reason: string;
    link?: string;
    dryRun: boolean;
  }): Promise<
    | { proposal: Proposal; rendered: Rendered }
    | { refusal: ProposalRefusal; findings: ProposalFinding[] }
  > {
    const { plan, part, user, reason, link, dryRun } = options;
    let rendered: Rendered = { files: [], findings: [] };
    try {
      const { tenants } = await this.#registry.read();
      const author = await this.#authorOf(user);
      const proposal = await this.#changes.propose(
        {
          kind: 'change',
          tenant: part.tenant,
          requestedBy: user.principal.userEntityRef,
          ...(author && { author }),
          task: `network-${plan.id}`,
          render: async base => {
            const change = renderTraffic(base, {
              ...part,
              reason,
              title: `Allow ${plan.connection} in ${part.tenant}`,
              body: bodyOf({ plan, part, user, reason, link }),
              tenants: tenants.flatMap(({ tenant }) => tenant ?? []),
            });
            rendered = {
              files: change.plan.files,
              findings: change.findings.map(shownFinding),
            };
            return change;
          },
        },
        { dryRun },
      );
      return { proposal, rendered };
    } catch (error) {
      if (error instanceof RefusedTraffic) {
        return {
          refusal: { code: 'findings', message: error.message },
          findings: part.own ? error.findings.map(shownFinding) : [],
        };
      }
      return {
        refusal: await this.#refusalOf(toError(error), part),
        findings: [],
      };
    }
  }

  async #refusalOf(error: Error, part: NeededPart): Promise<ProposalRefusal> {
    const message = part.own
      ? error.message
      : 'The owner of the other end cannot be asked from here now; ask them yourself.';
    switch (error.name) {
      case 'ConflictError':
        return { code: 'taken', message, ...(await this.#openRequest(part)) };
      case 'NotFoundError':
        return { code: 'no-tenant-file', message };
      default:
        this.#logger.warn(`Cannot propose for ${part.tenant}`, error);
        throw new ServiceUnavailableError(
          "The platform's repository cannot be reached, or does not let the portal in; the platform team finds why in the log of the portal",
        );
    }
  }

  /** The request that is in the way, for those who may know of it. */
  async #openRequest({ own, tenant }: NeededPart): Promise<{ url?: string }> {
    const requests = own ? await this.#changes.get(tenant) : [];
    const open = requests.find(({ state }) => state === 'open');
    return open ? { url: open.url } : {};
  }

  async #authorOf(user: User): Promise<CommitAuthor | undefined> {
    const entity = await this.#catalog.getEntityByRef(
      user.principal.userEntityRef,
      { credentials: user },
    );
    const { displayName, email } = Object(Object(entity?.spec).profile);
    return typeof displayName === 'string' && typeof email === 'string'
      ? { name: displayName, email }
      : undefined;
  }
}
