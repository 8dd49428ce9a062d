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
  const { gitea, gitlab, github } = integrations;
  // Backstage adds gitlab.com and github.com by itself, without credentials: they come last.
  const [first] = [...gitea.list(), ...gitlab.list(), ...github.list()]
    .map(({ config }) => config)
    .filter(config => 'username' in config || isSet(config));
  if (!first) {
    throw new InputError(
      'This portal knows no forge on which to make repositories. Have a host with credentials added to integrations in the configuration.',
    );
  }
  return first.host;
}

function isSet(config: object): boolean {
  return ['token', 'apps'].some(
    name => Object.getOwnPropertyDescriptor(config, name)?.value,
  );
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
