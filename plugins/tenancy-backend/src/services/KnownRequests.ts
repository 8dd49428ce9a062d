import { isDeepStrictEqual } from 'node:util';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotModifiedError, toError } from '@backstage/errors';
import { Status } from '@socle/plugin-platform-common';
import { SharedReading } from '@socle/plugin-platform-node';
import { parseTenant, TenantDocument } from '@socle/plugin-tenancy-common';
import {
  ChangeRequest,
  ChangeRequests,
  RepositoryFiles,
} from '../sources/types';
import { withinPatience } from './withinPatience';

/** A change request, with the `tenant.yaml` that it asks for where it is open and for a new tenant. */
export interface KnownRequest {
  change: ChangeRequest;
  document?: TenantDocument;
}

export interface KnownRequestsOptions {
  changes: ChangeRequests;
  files: RepositoryFiles;
  logger: LoggerService;
  /** How old the list may be, in milliseconds. */
  refreshMilliseconds: number;
  /** How long somebody waits for a new one where there is an older one. */
  patienceMilliseconds: number;
  /** How long somebody waits for the first one. */
  firstPatienceMilliseconds: number;
  now: () => Date;
}

/** How long the forge may be silent before what it said is called stale. */
const promiseMilliseconds = 20_000;

/** How many files are read at once. */
const atOnce = 5;

const none: readonly KnownRequest[] = [];

/** The change requests of the platform, read once for all who ask; the last known while the forge is down. */
export class KnownRequests {
  readonly #options: KnownRequestsOptions;
  readonly #reading: SharedReading<KnownRequest[]>;
  #isFreshDue = false;

  constructor(options: KnownRequestsOptions) {
    this.#options = options;
    const { refreshMilliseconds, patienceMilliseconds, logger, now } = options;
    this.#reading = new SharedReading({
      read: known => this.#read(known ?? []),
      refreshMilliseconds,
      patienceMilliseconds,
      onFailure: message =>
        logger.warn(`The change requests cannot be read: ${message}`),
      now,
    });
  }

  /**
   * Never throws: where they never could be read there are none, and the status says so. With `fresh`, the forge is asked
   * even where it told within seconds.
   */
  async read(options?: {
    fresh?: boolean;
  }): Promise<{ requests: readonly KnownRequest[]; status: Status }> {
    const { firstPatienceMilliseconds, now } = this.#options;
    this.#isFreshDue ||= options?.fresh === true;
    const { known, failure } = await withinPatience(
      this.#reading,
      firstPatienceMilliseconds,
      options,
    );
    const observedAt = (known?.observedAt ?? now()).toISOString();
    const requests = known?.value ?? none;
    const silentSince =
      known && new Date(known.observedAt.getTime() + promiseMilliseconds);
    if (failure) {
      return {
        requests,
        status: {
          level: known ? 'error' : 'unknown',
          reason: `The change requests cannot be read: ${failure.message}`,
          observedAt,
          ...(known && { staleSince: failure.since.toISOString() }),
        },
      };
    }
    if (silentSince && silentSince <= now()) {
      return {
        requests,
        status: {
          level: 'error',
          reason:
            'The forge does not answer when it is asked for the change requests',
          observedAt,
          staleSince: silentSince.toISOString(),
        },
      };
    }
    return {
      requests,
      status: known
        ? {
            level: 'ok',
            reason: 'The change requests are read from the forge',
            observedAt,
          }
        : {
            level: 'unknown',
            reason: 'The forge has not told of the change requests yet',
            observedAt,
          },
    };
  }

  async #read(before: readonly KnownRequest[]): Promise<KnownRequest[]> {
    const fresh = this.#isFreshDue;
    this.#isFreshDue = false;
    const changes = await this.#options.changes.list({ fresh });
    const known = new Map(
      before
        .filter(({ document }) => document)
        .map(request => [keyOf(request.change), request.document]),
    );
    const requests: KnownRequest[] = changes.map(change => {
      const document = known.get(keyOf(change));
      return { change, ...(document && { document }) };
    });
    const due = requests.filter(
      ({ change, document }) =>
        change.kind === 'create' && change.state === 'open' && !document,
    );
    if (due.length === 0 && isDeepStrictEqual(requests, before)) {
      throw new NotModifiedError();
    }
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = due.shift(); next; next = due.shift()) {
          const document = await this.#document(next.change);
          if (document) {
            next.document = document;
          }
        }
      }),
    );
    return requests;
  }

  async #document({
    tenant,
    headCommit,
    number,
  }: ChangeRequest): Promise<TenantDocument | undefined> {
    const path = `tenants/${tenant}/tenant.yaml`;
    try {
      const text = await this.#options.files.read(headCommit, path);
      return text === undefined ? undefined : readDocument(tenant, path, text);
    } catch (error) {
      /* The request is listed without it, and tried again with the next list. */
      this.#options.logger.warn(
        `${path} of change request ${number} cannot be read: ${toError(error).message}`,
      );
      return undefined;
    }
  }
}

function keyOf({ number, headCommit }: ChangeRequest): string {
  return `${number} ${headCommit}`;
}

/** A document of another name than its branch says is of nobody: it must not show one tenant for another. */
function readDocument(
  tenant: string,
  path: string,
  text: string,
): TenantDocument {
  const parsed = parseTenant(text, path);
  return {
    text,
    stale: false,
    findings: parsed.findings,
    ...(parsed.ok &&
      parsed.value.metadata.name === tenant && { tenant: parsed.value }),
  };
}
