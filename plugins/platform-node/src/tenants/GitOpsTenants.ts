import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { composeTenants, isTenantPath, TenantMemory } from './composeTenants';
import { gitOpsStatus } from './gitOpsStatus';
import { readGitOpsTree } from './readGitOpsTree';
import { SharedReading } from './SharedReading';
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
  /** How long the forge may send nothing. */
  timeoutMilliseconds: number;
  /** How long a caller waits for a fresh tree where there is an older one. */
  patienceMilliseconds: number;
  clusterNames: ReadonlyMap<string, string>;
  now: () => Date;
}

interface Known {
  tenants: Tenant[];
  problems: TenantProblem[];
  memory: TenantMemory;
  etag: string;
}

/**
 * The tenants of the platform's GitOps repository, read through Backstage's UrlReader.
 *
 * One reading at a time, whoever asks; while the forge is down or slow, what was read last is served and called stale.
 */
export class GitOpsTenants implements TenantsService {
  readonly #reading: SharedReading<Known>;

  static create(options: GitOpsTenantsOptions): GitOpsTenants {
    return new GitOpsTenants(options);
  }

  private constructor(options: GitOpsTenantsOptions) {
    const { url, logger, refreshMilliseconds, patienceMilliseconds, now } =
      options;
    this.#reading = new SharedReading({
      read: known => readTenants(options, known),
      refreshMilliseconds,
      patienceMilliseconds,
      now,
      onFailure: message =>
        logger.warn(`The GitOps tree at ${url} cannot be read: ${message}`),
    });
  }

  async list(): Promise<TenantsSnapshot> {
    const { value, status } = gitOpsStatus(
      await this.#reading.get(),
      ({ etag }) => etag,
    );
    return { tenants: value.tenants, problems: value.problems, status };
  }

  async get(name: string): Promise<Tenant | undefined> {
    const { tenants } = await this.list();
    return tenants.find(tenant => tenant.name === name);
  }
}

async function readTenants(
  options: GitOpsTenantsOptions,
  known: Known | undefined,
): Promise<Known> {
  const { urlReader, url, timeoutMilliseconds, clusterNames, logger } = options;
  const { tree, etag } = await readGitOpsTree({
    urlReader,
    url,
    isWanted: isTenantPath,
    etag: known?.etag,
    timeoutMilliseconds,
  });
  const composed = composeTenants({
    tree,
    memory: known?.memory ?? new Map(),
    clusterNames,
  });
  for (const { path, message } of composed.problems) {
    logger.warn(`${path} of the GitOps tree is not used: ${message}`);
  }
  return { ...composed, etag };
}
