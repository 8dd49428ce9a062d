import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { isStale, Scope } from '@socle/plugin-platform-common';
import {
  ChangeReview,
  ChangeSummary,
  requestSteps,
  TenantRequest,
  TenantRequestListing,
} from '@socle/plugin-tenancy-common';
import {
  ChangeRequest,
  summaryOf,
  TenantResource,
} from '@socle/plugin-tenancy-node';
import { KnownReviews } from './KnownReviews';
import { ObservedRequest } from './ObservedRequest';
import { SharedLook } from './SharedLook';
import { TenantAccess } from './TenantAccess';
import {
  DirectoryEntry,
  DirectorySnapshot,
  TenantDirectory,
} from './TenantDirectory';
import { tenantScope } from './tenantScope';

/** A change request that somebody may read, and what is known beside it. */
export interface FoundRequest {
  tenant: string;
  change: ChangeSummary;
  /** How it stands while it is open; unset where that is not known. */
  review?: ChangeReview;
  entry?: DirectoryEntry;
  directory: DirectorySnapshot;
  /** What of the clusters belongs to it. */
  scope: Scope;
}

/** In milliseconds. */
const freshEvery = 2_000;
const listAnewEvery = 1_000;

/** Finds change requests for those who may read them: the owner's people, who asked, and operators. */
export class RequestReader {
  readonly #directory: Pick<TenantDirectory, 'read'>;
  readonly #access: Pick<TenantAccess, 'rightsOf'>;
  readonly #reviews: Pick<KnownReviews, 'read'>;
  readonly #now: () => Date;
  /** Since when the platform's tree has to be read anew at the earliest, however many ask. */
  #freshAt = 0;
  readonly #listAnew: SharedLook<DirectorySnapshot>;

  constructor(options: {
    directory: Pick<TenantDirectory, 'read'>;
    access: Pick<TenantAccess, 'rightsOf'>;
    reviews: Pick<KnownReviews, 'read'>;
    now: () => Date;
  }) {
    const { directory, access, reviews, now } = options;
    this.#directory = directory;
    this.#access = access;
    this.#reviews = reviews;
    this.#now = now;
    this.#listAnew = new SharedLook({
      look: async () => await directory.read({ fresh: 'requests' }),
      everyMilliseconds: listAnewEvery,
      now,
    });
  }

  /** All that they may read, open ones first, then the newest. */
  async list(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<TenantRequestListing> {
    const [known, rights] = await Promise.all([
      this.#directory.read(),
      this.#access.rightsOf(credentials),
    ]);
    return {
      requests: known.requests
        .filter(({ change }) => rights.inspect(resourceOf(change, known)))
        .map(({ change }) => ({
          tenant: change.tenant,
          ...summaryOf(change),
        })),
      requestsStatus: known.requestsStatus,
    };
  }

  /** Throws `NotFoundError` where there is none, and where they may not read it. */
  async find(options: {
    tenant: string;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<FoundRequest> {
    const { tenant, credentials } = options;
    const [known, rights] = await Promise.all([
      this.#knowing(tenant),
      this.#access.rightsOf(credentials),
    ]);
    const listed = requestFor(tenant, known);
    if (!listed || !rights.inspect(resourceOf(listed, known))) {
      throw new NotFoundError(
        `There is no request for a tenant ${tenant}, or you may not read it; ask its owners or the platform team`,
      );
    }
    const review = await this.#reviews.read(listed);
    const change: ChangeRequest = review
      ? {
          ...listed,
          state: review.state,
          ...(review.mergedAt && { mergedAt: review.mergedAt }),
        }
      : listed;
    const directory = await this.#caughtUp(change, known);
    const entry = directory.entries.get(tenant);
    return {
      tenant,
      change: summaryOf(change),
      directory,
      ...(review && { review }),
      ...(entry && { entry }),
      scope: tenantScope(tenant, entry?.declared),
    };
  }

  /** Who asked a moment ago comes here at once: a request that no list has yet is looked for anew. */
  async #knowing(tenant: string): Promise<DirectorySnapshot> {
    const known = await this.#directory.read();
    return requestFor(tenant, known) || isStale(known.requestsStatus)
      ? known
      : await this.#listAnew.get();
  }

  /** The platform's tree as it is after the merge, where it was read before it. */
  async #caughtUp(
    change: ChangeRequest,
    known: DirectorySnapshot,
  ): Promise<DirectorySnapshot> {
    const now = this.#now().getTime();
    if (
      change.state !== 'merged' ||
      hasSeen(change, known) ||
      isStale(known.registry.status) ||
      now < this.#freshAt
    ) {
      return known;
    }
    this.#freshAt = now + freshEvery;
    return await this.#directory.read({ fresh: 'tree' });
  }
}

function requestFor(
  tenant: string,
  { requests }: DirectorySnapshot,
): ChangeRequest | undefined {
  return requests.find(({ change }) => change.tenant === tenant)?.change;
}

/** Whether the tree is as it is after the merge. Where the tree itself tells, the clocks of the two machines do not matter. */
function hasSeen(
  { kind, tenant, mergedAt }: ChangeRequest,
  { entries, registry }: DirectorySnapshot,
): boolean {
  const isThere = entries.get(tenant)?.known.merged !== undefined;
  switch (kind) {
    case 'create':
      return isThere;
    case 'remove':
      return !isThere;
    default:
      return (
        mergedAt === undefined ||
        Date.parse(registry.status.observedAt) >= Date.parse(mergedAt)
      );
  }
}

/** Who asked for a change may follow it, also where they do not own the tenant. */
function resourceOf(
  { tenant, requestedBy }: ChangeRequest,
  { entries }: DirectorySnapshot,
): TenantResource {
  return {
    name: tenant,
    ...entries.get(tenant)?.resource,
    ...(requestedBy && { requestedBy }),
  };
}

/** How far a request is, with what the clusters show. */
export function readRequest(
  found: FoundRequest,
  observed: ObservedRequest,
  now: Date,
): TenantRequest {
  const { tenant, change, review, entry, directory, scope } = found;
  const { registry, requestsStatus } = directory;
  const merged = entry?.known.merged;
  const error = merged?.findings.find(({ severity }) => severity === 'error');
  const applications = observed.applications();
  return requestSteps({
    tenant,
    change,
    forge: requestsStatus,
    ...(review && { review }),
    registry: {
      isThere: merged !== undefined,
      ...(error && { problem: error.message }),
      revision: registry.revision,
      status: registry.status,
    },
    expected: [
      tenant,
      ...scope.environments.map(({ name }) => `${tenant}.${name}`),
    ],
    ...(applications && { applications }),
    environments: observed.environments(now),
  });
}
