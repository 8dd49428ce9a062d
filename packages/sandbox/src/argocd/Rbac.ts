import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { matchesGlob } from '../gitops/globs';
import { listAt, textAt } from '../gitops/objects';
import { permissionDenied } from './ArgoCdError';
import { ArgoCdAccount } from './accounts';
import { Session } from './sessions';

interface Policy {
  subject: string;
  resource: string;
  action: string;
  object: string;
  isDenial: boolean;
}

/**
 * Who may do what: the policies of accounts, and those of a project's roles for the tokens of those roles. Any denial wins.
 * Source: Argo CD's `rbacpolicy` and `assets/model.conf`.
 */
export class Rbac {
  readonly #store: ApplicationStore;
  readonly #policies: readonly Policy[];

  constructor(options: {
    store: ApplicationStore;
    accounts: readonly ArgoCdAccount[];
  }) {
    this.#store = options.store;
    this.#policies = options.accounts.flatMap(({ policies }) =>
      policies.flatMap(parsePolicy),
    );
  }

  allows(
    session: Session,
    resource: string,
    action: string,
    object: string,
  ): boolean {
    const { project } = session;
    const ofObject =
      resource === 'projects' ? object : object.slice(0, object.indexOf('/'));
    if (project !== undefined && project !== ofObject) {
      return false;
    }
    const matching = [
      ...this.#policies,
      ...(project === undefined ? [] : this.#policiesOf(project)),
    ].filter(
      policy =>
        policy.subject === session.subject &&
        matchesGlob(policy.resource, resource) &&
        matchesGlob(policy.action, action) &&
        matchesGlob(policy.object, object),
    );
    return matching.length > 0 && !matching.some(({ isDenial }) => isDenial);
  }

  /** Throws `PermissionDenied`, with who was refused what. */
  enforce(
    session: Session,
    resource: string,
    action: string,
    object: string,
  ): void {
    if (!this.allows(session, resource, action, object)) {
      throw permissionDenied(
        `permission denied: ${resource}, ${action}, ${object}, sub: ${session.subject}, iat: ${session.issuedAt}`,
      );
    }
  }

  #policiesOf(name: string): Policy[] {
    const roles = listAt(this.#store.project(name), 'spec', 'roles');
    return roles.flatMap(role => [
      ...parsePolicy(
        `p, proj:${name}:${textAt(role, 'name')}, projects, get, ${name}, allow`,
      ),
      ...listAt(role, 'policies').flatMap(line => parsePolicy(String(line))),
    ]);
  }
}

function parsePolicy(line: string): Policy[] {
  const [type, subject, resource, action, object, effect] = line
    .split(',')
    .map(part => part.trim());
  return type === 'p' && object
    ? [{ subject, resource, action, object, isDenial: effect === 'deny' }]
    : [];
}
