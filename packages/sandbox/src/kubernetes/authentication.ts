import { Identity } from '../identities';
import { UserInfo } from './operations/context';

/** Name that a persona has on the clusters: what an OIDC issuer's tokens would make of it. */
const personaPrefix = 'oidc:';

/** The rights that the cluster's own controllers act with. */
export const system: UserInfo = {
  name: 'system:apiserver',
  groups: ['system:masters', 'system:authenticated'],
};

/**
 * Knows people and machines by their bearer tokens. People, who belong to a team, are called `oidc:<name>` on the
 * clusters; machines go by their plain names.
 */
export class Authenticator {
  readonly #users: Map<string, UserInfo>;

  constructor(identities: Identity[]) {
    this.#users = new Map(
      identities.map(identity => [
        identity.token,
        {
          name: identity.teams.length
            ? `${personaPrefix}${identity.name}`
            : identity.name,
          groups: [...identity.groups, 'system:authenticated'],
        },
      ]),
    );
  }

  /** Who an `Authorization` header stands for; undefined where nobody. */
  authenticate(header: string | undefined): UserInfo | undefined {
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    return token === undefined ? undefined : this.byToken(token);
  }

  byToken(token: string): UserInfo | undefined {
    return this.#users.get(token);
  }
}
