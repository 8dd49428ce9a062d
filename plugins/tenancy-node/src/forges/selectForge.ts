import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { GiteaChanges } from './gitea/GiteaChanges';
import { giteaClient, giteaUrl } from './gitea/giteaClient';
import { GiteaForge } from './gitea/GiteaForge';
import { GiteaTree } from './gitea/GiteaTree';
import { GithubChanges } from './github/GithubChanges';
import { githubClient } from './github/githubClient';
import { GithubForge } from './github/GithubForge';
import { GithubTree } from './github/GithubTree';
import { GitlabChanges } from './gitlab/GitlabChanges';
import { gitlabClient } from './gitlab/gitlabClient';
import { GitlabForge } from './gitlab/GitlabForge';
import { GitlabTree } from './gitlab/GitlabTree';
import { ForgeClient } from './http/ForgeClient';
import { TreeLocation } from './parseTreeUrl';
import {
  ChangeForge,
  RepositoryForge,
  RepositoryLocation,
  TreeForge,
} from './types';

/**
 * Finds out what a host is, and how to talk to it.
 *
 * @public
 */
export interface SelectForgeOptions {
  integrations: ScmIntegrations;
  location: RepositoryLocation;
  /** Ends every call under way. */
  signal?: AbortSignal;
  /** Milliseconds for one answer, and to wait between the tries of one call, where the defaults do not fit. */
  limits?: { timeLimit?: number; patience?: number };
}

type Selected = { client: ForgeClient } & (
  { kind: 'gitea' | 'gitlab'; baseUrl: string } | { kind: 'github' }
);

/**
 * The repository's forge, by its host in the configuration's `integrations`.
 *
 * Throws `InputError` for a host that is not there, or of a kind that is not supported.
 *
 * @public
 */
export function selectForge(options: SelectForgeOptions): RepositoryForge {
  const { location } = options;
  const selected = selectClient(options);
  switch (selected.kind) {
    case 'gitea':
      return new GiteaForge({ ...selected, location });
    case 'github':
      return new GithubForge({ ...selected, location });
    default:
      return new GitlabForge({ ...selected, location });
  }
}

/**
 * The forge of a repository that changes are proposed on. Throws as {@link selectForge} does.
 *
 * @public
 */
export function selectChangeForge(
  options: SelectForgeOptions & {
    /** The branch that requests go to. */
    baseBranch: string;
  },
): ChangeForge {
  const { location, baseBranch } = options;
  const { kind, client } = selectClient(options);
  switch (kind) {
    case 'gitea':
      return new GiteaChanges({ client, location, baseBranch });
    case 'github':
      return new GithubChanges({ client, location, baseBranch });
    default:
      return new GitlabChanges({ client, location, baseBranch });
  }
}

/**
 * The forge of a branch that is read piece by piece. Throws as {@link selectForge} does.
 *
 * @public
 */
export function selectTreeForge(
  options: SelectForgeOptions & { location: TreeLocation },
): TreeForge {
  const { location } = options;
  const selected = selectClient(options);
  switch (selected.kind) {
    case 'gitea':
      return new GiteaTree({ ...selected, location });
    case 'github':
      return new GithubTree({ ...selected, location });
    default:
      return new GitlabTree({ ...selected, location });
  }
}

/** What a host is, and the client for it. Throws as {@link selectForge} does. */
export function selectClient(options: SelectForgeOptions): Selected {
  const { integrations, location, signal, limits } = options;
  const { host, owner, name } = location;
  const common = { ...limits, signal };
  const gitea = integrations.gitea.byHost(host);
  if (gitea) {
    const { config } = gitea;
    const client = giteaClient(config, common);
    return { kind: 'gitea', client, baseUrl: giteaUrl(config) };
  }
  const github = integrations.github.byHost(host);
  if (github) {
    const client = githubClient(github.config, {
      ...common,
      credentials: githubCredentials(integrations),
      url: `https://${host}/${owner}/${name}`,
    });
    return { kind: 'github', client };
  }
  const gitlab = integrations.gitlab.byHost(host);
  if (gitlab) {
    const baseUrl = gitlab.config.baseUrl.replace(/\/+$/, '');
    const client = gitlabClient(gitlab.config, {
      ...common,
      credentials:
        DefaultGitlabCredentialsProvider.fromIntegrations(integrations),
      url: `${baseUrl}/${owner}/${name}`,
    });
    return { kind: 'gitlab', client, baseUrl };
  }
  throw unknownHost(integrations, host);
}

const githubProviders = new WeakMap<
  ScmIntegrations,
  DefaultGithubCredentialsProvider
>();

/** One provider for each configuration: it keeps the tokens of apps as long as they are good. */
function githubCredentials(
  integrations: ScmIntegrations,
): DefaultGithubCredentialsProvider {
  const known = githubProviders.get(integrations);
  if (known) {
    return known;
  }
  const made = DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  githubProviders.set(integrations, made);
  return made;
}

function unknownHost(integrations: ScmIntegrations, host: string): InputError {
  const { gitea, github, gitlab } = integrations;
  const supported = [...gitea.list(), ...github.list(), ...gitlab.list()]
    .map(({ config }) => config.host)
    .join(', ');
  const kind = integrations.byHost(host)?.type;
  return new InputError(
    `${kind ? `${host} is a ${kind} host, which Socle does not know` : `${host} is not among the integrations of this portal`}. It works with Gitea, GitHub and GitLab; ${
      supported
        ? `choose one of: ${supported}`
        : 'have such a host added to integrations in the configuration'
    }.`,
  );
}
