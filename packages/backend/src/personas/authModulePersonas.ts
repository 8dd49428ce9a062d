import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { Persona, personaAuthenticator } from './personaAuthenticator';

/**
 * Signs visitors of the sandbox in as one of `sandbox.personas`. Without that setting the provider does not exist, and
 * a backend in production refuses to start with it (`production/refuseSandbox.ts`).
 */
export const authModulePersonas = createBackendModule({
  pluginId: 'auth',
  moduleId: 'personas',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const personas = config.getOptionalConfigArray('sandbox.personas');
        if (!personas) {
          return;
        }
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory<Persona>({
            authenticator: personaAuthenticator(
              personas.map(persona => ({
                name: persona.getString('name'),
                title: persona.getOptionalString('title'),
              })),
            ),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: { name: result.name },
              }),
          }),
        });
      },
    });
  },
});
