import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The header that names whom the visitor of the sandbox wants to be. */
export const PERSONA_HEADER = 'x-socle-persona';

/** Somebody whom a visitor of the sandbox may sign in as: the name of a User in the catalog. */
export interface Persona {
  name: string;
  /** The name that people call them by. */
  title?: string;
}

/** Takes the visitor's word for who they are, as long as it names one of the configured personas. */
export const personaAuthenticator = (personas: Persona[]) =>
  createProxyAuthenticator({
    defaultProfileTransform: async ({ title }: Persona) => ({
      profile: { displayName: title },
    }),
    initialize: () => undefined,
    async authenticate({ req }) {
      const name = req.header(PERSONA_HEADER);
      if (!name) {
        throw new AuthenticationError(
          `The header ${PERSONA_HEADER} is missing. Choose a persona on the sign-in page.`,
        );
      }
      const persona = personas.find(candidate => candidate.name === name);
      if (!persona) {
        throw new AuthenticationError(
          `There is no such persona. The sandbox has ${personas
            .map(candidate => candidate.name)
            .join(', ')}.`,
        );
      }
      return { result: persona };
    },
  });
