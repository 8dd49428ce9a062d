import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { composeTenants, LastGood } from './composeTenants';
import { readTenantTree } from './readTenantTree';
import {
  Tenant,
  TenantProblem,
  TenantsService,
  TenantsSnapshot,
} from './types';

/** How the tree is found and how often it is looked at. */
export interface GitOpsTenantsOptions {
  /** As Backstage's UrlReader reads it: `https://forge.example.com/platform/gitops/src/branch/main`. */
  url: string;
  urlReader: UrlReaderService;
  logger: LoggerService;
  /** How long what was read is good. */
  refreshMilliseconds: number;
  /** How long one reading may take. */
  timeoutMilliseconds: number;
  /** How long a caller waits for a fresh tree where there is an older one. */
  patienceMilliseconds: number;
  clusterNames: ReadonlyMap<string, string>;
  now: () => Date;
}

interface Known {
  tenants: Tenant[];
  problems: TenantProblem[];
  lastGood: LastGood;
  etag: string;
  /** When the forge last said that this is how it is. */
  observedAt: Date;
}

/**
 * The tenants of the platform's GitOps repository, read through Backstage's UrlReader.
 *
 * One reading at a time, whoever asks; while the forge is down or slow, what was read last is served and called stale.
 */
export class GitOpsTenants implements TenantsService {
  readonly #options: GitOpsTenantsOptions;
  #known: Known | undefined;
  #failure: { since: Date; message: string } | undefined;
  #triedAt: Date | undefined;
  #reading: Promise<void> | undefined;

  static create(options: GitOpsTenantsOptions): GitOpsTenants {
    return new GitOpsTenants(options);
  }

  private constructor(options: GitOpsTenantsOptions) {
    this.#options = options;
  }

  async list(): Promise<TenantsSnapshot> {
    if (this.#isDue()) {
      await this.#refresh();
    }
    const known = this.#known;
    const failure = this.#failure;
    if (!known) {
      throw new ServiceUnavailableError(
        `The platform's GitOps tree could not be read: ${
          failure?.message ?? 'no answer yet'
        }. Check platform.gitops.url and the forge's integration`,
      );
    }
    return {
      tenants: known.tenants,
      problems: known.problems,
      status: {
        level: failure ? 'error' : 'ok',
        reason: failure
          ? `The platform's GitOps tree cannot be read: ${failure.message}`
          : `The platform's GitOps tree was read at ${known.etag.slice(0, 12)}`,
        observedAt: known.observedAt.toISOString(),
        ...(failure && { staleSince: failure.since.toISOString() }),
      },
    };
  }

  async get(name: string): Promise<Tenant | undefined> {
    const { tenants } = await this.list();
    return tenants.find(tenant => tenant.name === name);
  }

  #isDue(): boolean {
    const { now, refreshMilliseconds } = this.#options;
    return (
      this.#reading !== undefined ||
      this.#triedAt === undefined ||
      now().getTime() - this.#triedAt.getTime() >= refreshMilliseconds
    );
  }

  async #refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    if (!this.#known) {
      await this.#reading;
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>(resolve => {
      timer = setTimeout(resolve, this.#options.patienceMilliseconds);
      timer.unref();
    });
    await Promise.race([this.#reading, patience]);
    clearTimeout(timer);
  }

  async #read(): Promise<void> {
    const { urlReader, url, timeoutMilliseconds, clusterNames, now, logger } =
      this.#options;
    try {
      const { tree, etag } = await readTenantTree({
        urlReader,
        url,
        etag: this.#known?.etag,
        timeoutMilliseconds,
      });
      const composed = composeTenants({
        tree,
        lastGood: this.#known?.lastGood ?? new Map(),
        clusterNames,
      });
      for (const { path, message } of composed.problems) {
        logger.warn(`${path} of the GitOps tree is not used: ${message}`);
      }
      this.#known = { ...composed, etag, observedAt: now() };
      this.#failure = undefined;
    } catch (error) {
      const { name, message } = toError(error);
      if (name === 'NotModifiedError' && this.#known) {
        this.#known = { ...this.#known, observedAt: now() };
        this.#failure = undefined;
      } else {
        if (this.#failure?.message !== message) {
          logger.warn(`The GitOps tree at ${url} cannot be read: ${message}`);
        }
        this.#failure = { since: this.#failure?.since ?? now(), message };
      }
    } finally {
      this.#triedAt = now();
    }
  }
}
