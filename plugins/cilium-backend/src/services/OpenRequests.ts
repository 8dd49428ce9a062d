import { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { WhatIfRequests } from '@socle/plugin-cilium-common';
import { ScopeEnvironment } from '@socle/plugin-platform-common';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import {
  ChangeForge,
  ChangesService,
  parseTreeUrl,
  selectChangeForge,
} from '@socle/plugin-tenancy-node';

const mostFiles = 20;

/** Open pull requests of tenants on the platform's repository, and what they say of policies. */
export class OpenRequests {
  readonly #changes: ChangesService;
  readonly #config: Config;
  #forge: ChangeForge | undefined;

  constructor(options: { changes: ChangesService; config: Config }) {
    this.#changes = options.changes;
    this.#config = options.config;
  }

  /** Those of one tenant. Never throws for a forge that is down. */
  async list(tenant: string | undefined): Promise<WhatIfRequests> {
    if (tenant === undefined) {
      return { requests: [] };
    }
    try {
      const requests = await this.#changes.get(tenant);
      return {
        requests: requests
          .filter(({ state }) => state === 'open')
          .map(({ number, title, url, updatedAt }) => ({
            number,
            title,
            url,
            updatedAt,
          })),
      };
    } catch {
      return {
        requests: [],
        failure: "The platform's repository does not answer now.",
      };
    }
  }

  /**
   * The policies of an environment as an open request has them, and those that it removes. Throws `NotFoundError` where the tenant
   * has no such open request, errors of the forge as they are.
   */
  async policies(options: {
    tenant: string | undefined;
    environment: ScopeEnvironment;
    number: number;
  }): Promise<{ text: string }> {
    const { tenant, environment, number } = options;
    const known = tenant === undefined ? [] : await this.#changes.get(tenant);
    const request = known.find(
      one => one.number === number && one.state === 'open',
    );
    if (!request || tenant === undefined) {
      throw new NotFoundError(
        `There is no open request ${number} of this tenant`,
      );
    }
    const forge = this.#select();
    const folder = `tenants/${tenant}/${environment.name}`;
    const files = await forge.listFiles(request.headCommit, folder);
    const paths = [...files.keys()]
      .filter(path => /\.ya?ml$/.test(path))
      .slice(0, mostFiles);
    const texts = await Promise.all(
      paths.map(async path => await forge.readFile(request.headCommit, path)),
    );
    return {
      text: texts
        .filter(
          text => text !== undefined && /kind:\s*\w*NetworkPolicy/.test(text),
        )
        .join('\n---\n'),
    };
  }

  #select(): ChangeForge {
    if (!this.#forge) {
      const integrations = ScmIntegrations.fromConfig(this.#config);
      const { gitops } = readPlatformConfig(this.#config);
      const { branch, ...location } = parseTreeUrl(
        gitops?.url ?? '',
        integrations,
      );
      this.#forge = selectChangeForge({
        integrations,
        location,
        baseBranch: branch,
      });
    }
    return this.#forge;
  }
}
