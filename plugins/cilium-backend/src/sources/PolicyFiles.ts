import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { PolicyDocument, readDocuments } from '@socle/plugin-cilium-common';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import {
  ChangeForge,
  parseTreeUrl,
  selectChangeForge,
} from '@socle/plugin-tenancy-node';

const freshFor = 60_000;

/* An explanation does not wait longer for its line numbers. */
const patience = 2_000;
const mostFiles = 20;

/** A policy as Git has it. */
export interface GitPolicy {
  /** From the root of the repository. */
  file: string;
  /** Of the whole file. */
  text: string;
  url?: string;
  document: PolicyDocument;
}

/** The policies of a tenant's environments in the platform's repository. */
export interface GitPolicies {
  /** What tells this reading from others. */
  revision: string;
  policies: readonly GitPolicy[];
}

const none: GitPolicies = { revision: '', policies: [] };

interface Reading {
  at: number;
  value: Promise<GitPolicies>;
  known: GitPolicies;
}

/** Where the policies that the platform rendered stand in its repository, so that a line can be named. */
export class PolicyFiles {
  readonly #config: Config;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #readings = new Map<string, Reading>();
  #forge: ChangeForge | undefined;

  constructor(options: {
    config: Config;
    logger: LoggerService;
    now: () => number;
  }) {
    this.#config = options.config;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** What is known within a moment; nothing where there is no repository, or it does not answer. */
  async of(options: {
    tenant: string | undefined;
    environments: readonly string[];
  }): Promise<GitPolicies> {
    const { tenant, environments } = options;
    const { gitops } = readPlatformConfig(this.#config);
    if (!gitops || tenant === undefined) {
      return none;
    }
    const key = [tenant, ...environments].join('/');
    const before = this.#readings.get(key);
    const now = this.#now();
    if (before && now - before.at < freshFor) {
      return await this.#soon(before);
    }
    const reading: Reading = {
      at: now,
      known: before?.known ?? none,
      value: this.#read(tenant, environments, gitops.url),
    };
    this.#readings.set(key, reading);
    reading.value = reading.value.then(
      value => {
        reading.known = value;
        return value;
      },
      error => {
        this.#logger.debug(
          `Policies of ${tenant} cannot be read in Git: ${toError(error).message}`,
        );
        return reading.known;
      },
    );
    return await this.#soon(reading);
  }

  async #soon({ value, known }: Reading): Promise<GitPolicies> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<GitPolicies>(resolve => {
      timer = setTimeout(() => resolve(known), patience);
    });
    try {
      return await Promise.race([value, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(
    tenant: string,
    environments: readonly string[],
    treeUrl: string,
  ): Promise<GitPolicies> {
    const forge = this.#select(treeUrl);
    const head = await forge.head(forge.baseBranch);
    if (head === undefined) {
      return none;
    }
    const found = await Promise.all(
      environments.map(
        async environment =>
          await forge.listFiles(head, `tenants/${tenant}/${environment}`),
      ),
    );
    const paths = found
      .flatMap(files => [...files.keys()])
      .filter(path => /\/network[^/]*\.ya?ml$/.test(path))
      .slice(0, mostFiles);
    const policies = await Promise.all(
      paths.map(async file => {
        const text = (await forge.readFile(head, file)) ?? '';
        return readDocuments(text, file).documents.map(document => ({
          file,
          text,
          url: `${treeUrl.replace(/\/+$/, '')}/${file}`,
          document,
        }));
      }),
    );
    return { revision: head, policies: policies.flat() };
  }

  #select(treeUrl: string): ChangeForge {
    if (!this.#forge) {
      const integrations = ScmIntegrations.fromConfig(this.#config);
      const { branch, ...location } = parseTreeUrl(treeUrl, integrations);
      this.#forge = selectChangeForge({
        integrations,
        location,
        baseBranch: branch,
      });
    }
    return this.#forge;
  }
}
