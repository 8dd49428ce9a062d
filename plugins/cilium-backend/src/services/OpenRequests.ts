import { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  readDocuments,
  WhatIfPolicy,
  WhatIfRequests,
} from '@socle/plugin-cilium-common';
import { ScopeEnvironment } from '@socle/plugin-platform-common';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import {
  ChangeForge,
  ChangesService,
  parseTreeUrl,
  readHistory,
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
  }): Promise<{ text: string; remove: WhatIfPolicy[] }> {
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
    const head = request.headCommit;
    const origin = await originOf(forge, head);
    const [files, filesBefore] = await Promise.all([
      forge.listFiles(head, folder),
      forge.listFiles(origin, folder),
    ]);
    const changed = [...filesBefore].filter(
      ([file, content]) => files.get(file) !== content,
    );
    const [texts, textsBefore] = await Promise.all([
      readPolicies(forge, head, [...files.keys()]),
      readPolicies(
        forge,
        origin,
        changed.map(([file]) => file),
      ),
    ]);
    const kept = new Set(
      policiesIn(texts, environment.namespace).map(keyOfPolicy),
    );
    return {
      text: texts.join('\n---\n'),
      remove: policiesIn(textsBefore, environment.namespace).filter(
        policy => !kept.has(keyOfPolicy(policy)),
      ),
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

/** Where a request left the base branch: what others changed there since then is not its doing. */
async function originOf(forge: ChangeForge, head: string): Promise<string> {
  const base = await forge.head(forge.baseBranch);
  if (base === undefined) {
    throw new NotFoundError(
      `${forge.name} has no branch ${forge.baseBranch}, or the portal's account does not see it`,
    );
  }
  return readHistory(head, await forge.commitsBetween(base, head)).mergeBase;
}

/** Texts of the files that hold policies. */
async function readPolicies(
  forge: ChangeForge,
  commit: string,
  files: readonly string[],
): Promise<string[]> {
  const texts = await Promise.all(
    files
      .filter(file => /\.ya?ml$/.test(file))
      .slice(0, mostFiles)
      .map(async file => await forge.readFile(commit, file)),
  );
  return texts
    .filter(text => text !== undefined)
    .filter(text => /kind:\s*\w*NetworkPolicy/.test(text));
}

/** The policies of a namespace, by kind and name. */
function policiesIn(texts: readonly string[], own: string): WhatIfPolicy[] {
  return texts.flatMap(text =>
    readDocuments(text, 'policy.yaml').documents.flatMap(({ value }) => {
      const { kind, metadata } = Object(value);
      const { name, namespace = own } = Object(metadata);
      return typeof kind === 'string' &&
        typeof name === 'string' &&
        namespace === own
        ? [{ kind, name }]
        : [];
    }),
  );
}

function keyOfPolicy({ kind, name }: WhatIfPolicy): string {
  return `${kind}/${name}`;
}
