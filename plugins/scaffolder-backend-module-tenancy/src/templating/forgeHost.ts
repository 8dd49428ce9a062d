import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  CreatedTemplateGlobal,
  createTemplateGlobalFunction,
} from '@backstage/plugin-scaffolder-node/alpha';

/**
 * The host on which this portal makes repositories: the first of the supported ones in the configuration's
 * `integrations`.
 *
 * @throws InputError where there is none.
 */
export function findForgeHost(integrations: ScmIntegrations): string {
  const [gitea] = integrations.gitea.list();
  if (!gitea) {
    throw new InputError(
      'This portal knows no forge on which to make repositories. Have a host added to integrations.gitea in the configuration.',
    );
  }
  return gitea.config.host;
}

/** `socleForgeHost()` in a template: {@link findForgeHost}, so that one template fits every installation. */
export function createForgeHostFunction(options: {
  integrations: ScmIntegrations;
}): CreatedTemplateGlobal {
  return createTemplateGlobalFunction({
    id: 'socleForgeHost',
    description: 'The host on which this portal makes repositories',
    examples: [
      {
        description: 'A repository of payments',
        example: '${{ socleForgeHost() }}?owner=payments&repo=checkout',
      },
    ],
    fn: () => findForgeHost(options.integrations),
  });
}
