import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { gitOpsStatus, SharedReading } from '@socle/plugin-platform-node';
import { newProblems } from './newProblems';
import { ReadGitOps, ReadTree } from './readTree';
import { RegisteredTree, registerTree } from './registerTree';
import { RegistrySnapshot, TenantRegistry } from './types';

/** How the tree is found and how often it is looked at. */
export interface GitOpsTenantRegistryOptions {
  /** For messages: `https://forge.example.com/platform/gitops/src/branch/main`. */
  url: string;
  readGitOps: ReadGitOps;
  logger: LoggerService;
  /** How long what was read is good. */
  refreshMilliseconds: number;
  /** How long a caller waits for a new tree where there is an older one. */
  patienceMilliseconds: number;
  clusterNames: ReadonlyMap<string, string>;
  now: () => Date;
}

/** What was read, and what it says. */
interface Known {
  read: ReadTree;
  registered: RegisteredTree;
}

/**
 * The tenants of the platform's GitOps repository.
 *
 * One reading at a time, whoever asks; while the forge is down or slow, what was read last is served and called stale.
 */
export class GitOpsTenantRegistry implements TenantRegistry {
  readonly #options: GitOpsTenantRegistryOptions;
  readonly #reading: SharedReading<Known>;
  readonly #listeners = new Set<(snapshot: RegistrySnapshot) => void>();

  constructor(options: GitOpsTenantRegistryOptions) {
    const { url, logger, refreshMilliseconds, patienceMilliseconds, now } =
      options;
    this.#options = options;
    this.#reading = new SharedReading({
      read: before => this.#read(before),
      refreshMilliseconds,
      patienceMilliseconds,
      onChange: ({ registered }) => this.#tell(registered.snapshot),
      onFailure: message =>
        logger.warn(`The GitOps tree at ${url} cannot be read: ${message}`),
      now,
    });
  }

  async read(options?: { fresh?: boolean }): Promise<RegistrySnapshot> {
    const { value, status } = gitOpsStatus(
      await this.#reading.get(options),
      ({ read }) => read.revision,
    );
    return { ...value.registered.snapshot, status };
  }

  onChange(listener: (snapshot: RegistrySnapshot) => void): () => void {
    const own = (snapshot: RegistrySnapshot) => listener(snapshot);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  async #read(before: Known | undefined): Promise<Known> {
    const { readGitOps, clusterNames, logger } = this.#options;
    const read = await readGitOps(before?.read);
    if (read.files.size === 0) {
      throw new NotFoundError(
        'it has neither socle.yaml nor tenants: it is not the root of a platform’s repository',
      );
    }
    const registered = await registerTree({
      tree: read.files,
      revision: read.revision,
      before: before?.registered,
      clusterNames,
    });
    const known = before?.registered.snapshot;
    for (const problem of newProblems(registered.snapshot, known)) {
      logger.warn(problem);
    }
    return { read, registered };
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
