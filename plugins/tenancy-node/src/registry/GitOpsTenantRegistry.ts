import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import {
  gitOpsStatus,
  readGitOpsTree,
  SharedReading,
} from '@socle/plugin-platform-node';
import { newProblems } from './newProblems';
import { isRegistryPath, RegisteredTree, registerTree } from './registerTree';
import { RegistrySnapshot, TenantRegistry } from './types';

/** How the tree is found and how often it is looked at. */
export interface GitOpsTenantRegistryOptions {
  /** As Backstage's UrlReader reads it: `https://forge.example.com/platform/gitops/src/branch/main`. */
  url: string;
  urlReader: UrlReaderService;
  logger: LoggerService;
  /** How long what was read is good. */
  refreshMilliseconds: number;
  /** How long one reading may take. */
  timeoutMilliseconds: number;
  /** How long a caller waits for a new tree where there is an older one. */
  patienceMilliseconds: number;
  clusterNames: ReadonlyMap<string, string>;
  now: () => Date;
}

/**
 * The tenants of the platform's GitOps repository, read through Backstage's UrlReader.
 *
 * One reading at a time, whoever asks; while the forge is down or slow, what was read last is served and called stale.
 */
export class GitOpsTenantRegistry implements TenantRegistry {
  readonly #options: GitOpsTenantRegistryOptions;
  readonly #reading: SharedReading<RegisteredTree>;
  readonly #listeners = new Set<(snapshot: RegistrySnapshot) => void>();

  constructor(options: GitOpsTenantRegistryOptions) {
    const { url, logger, refreshMilliseconds, patienceMilliseconds, now } =
      options;
    this.#options = options;
    this.#reading = new SharedReading({
      read: before => this.#read(before),
      refreshMilliseconds,
      patienceMilliseconds,
      onChange: ({ snapshot }) => this.#tell(snapshot),
      onFailure: message =>
        logger.warn(`The GitOps tree at ${url} cannot be read: ${message}`),
      now,
    });
  }

  async read(options?: { fresh?: boolean }): Promise<RegistrySnapshot> {
    const { value, status } = gitOpsStatus(
      await this.#reading.get(options),
      ({ snapshot }) => snapshot.revision,
    );
    return { ...value.snapshot, status };
  }

  onChange(listener: (snapshot: RegistrySnapshot) => void): () => void {
    const own = (snapshot: RegistrySnapshot) => listener(snapshot);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  async #read(before: RegisteredTree | undefined): Promise<RegisteredTree> {
    const { url, urlReader, timeoutMilliseconds, clusterNames, logger } =
      this.#options;
    const { tree, etag } = await readGitOpsTree({
      urlReader,
      url,
      isWanted: isRegistryPath,
      etag: before?.snapshot.revision,
      timeoutMilliseconds,
    });
    if (tree.size === 0) {
      throw new NotFoundError(
        'it has neither socle.yaml nor tenants: it is not the root of a platform’s repository',
      );
    }
    const registered = await registerTree({
      tree,
      revision: etag,
      before,
      clusterNames,
    });
    for (const problem of newProblems(registered.snapshot, before?.snapshot)) {
      logger.warn(problem);
    }
    return registered;
  }

  #tell(tree: RegisteredTree['snapshot']): void {
    const known = { value: tree, observedAt: this.#options.now() };
    const { status } = gitOpsStatus({ known }, ({ revision }) => revision);
    const snapshot: RegistrySnapshot = { ...tree, status };
    for (const listener of this.#listeners) {
      try {
        listener(snapshot);
      } catch (error) {
        this.#options.logger.error(
          'A listener to the GitOps tree failed',
          toError(error),
        );
      }
    }
  }
}
