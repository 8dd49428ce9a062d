import { ConfigApi } from '@backstage/frontend-plugin-api';

/** A place where repositories and pull requests are. */
export interface Forge {
  /** `GitLab`, `Gitea`. */
  title: string;
  /** `localhost:7017`. */
  host: string;
  url: string;
}

/** Integrations of Backstage with a page for people, by the keys of the configuration. */
const FORGES = [
  { key: 'gitlab', title: 'GitLab' },
  { key: 'github', title: 'GitHub' },
  { key: 'gitea', title: 'Gitea' },
  { key: 'bitbucketServer', title: 'Bitbucket' },
  { key: 'azure', title: 'Azure DevOps' },
];

/** The forges that the configuration names under `integrations`. */
export function configuredForges(config: ConfigApi): Forge[] {
  return FORGES.flatMap(({ key, title }) =>
    (config.getOptionalConfigArray(`integrations.${key}`) ?? []).flatMap(
      integration => {
        const host = integration.getOptionalString('host');
        return host
          ? [
              {
                title,
                host,
                url:
                  integration.getOptionalString('baseUrl') ?? `https://${host}`,
              },
            ]
          : [];
      },
    ),
  );
}
