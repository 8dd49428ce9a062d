import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { listAt, textAt } from '../gitops/objects';
import { ArgoCdError } from './ArgoCdError';
import { ArgoCdAccount } from './accounts';

/** Who asks. */
export interface Session {
  /** `portal`, or `proj:payments:portal` of a role of a project. */
  subject: string;
  /** Set where it is such a role. */
  project?: string;
  issuedAt: string;
}

/* Real tokens have the moment in them, and refusals repeat it. */
const issuedAt = '2026-01-05T09:00:00Z';

/* Where it is no token at all, it is as if there was none. */
const roleToken = /^sandbox-argocd:([^:]+):([^:]+)$/;

/** Knows accounts and the roles of projects by their tokens. Source: Argo CD's `SessionManager.Parse`. */
export class Sessions {
  readonly #store: ApplicationStore;
  readonly #accounts: Map<string, ArgoCdAccount>;

  constructor(options: {
    store: ApplicationStore;
    accounts: readonly ArgoCdAccount[];
  }) {
    this.#store = options.store;
    this.#accounts = new Map(
      options.accounts.map(account => [account.token, account]),
    );
  }

  /** Throws `Unauthenticated` where the header has no token, or one that nobody has. */
  of(authorization: string | undefined): Session {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const account = this.#accounts.get(token);
    if (account) {
      return { subject: account.name, issuedAt };
    }
    const found = roleToken.exec(token);
    if (!found) {
      throw new ArgoCdError('Unauthenticated', 'no session information');
    }
    const [, project, role] = found;
    return this.#sessionOf(project, role);
  }

  #sessionOf(name: string, role: string): Session {
    const project = this.#store.project(name);
    if (!project) {
      throw invalid(`appproject.argoproj.io "${name}" not found`);
    }
    const roles = listAt(project, 'spec', 'roles');
    if (!roles.some(one => textAt(one, 'name') === role)) {
      throw invalid(
        `JWT token for role '${role}' issued at '${Date.parse(issuedAt) / 1_000}' does not exist in project '${name}'`,
      );
    }
    return { subject: `proj:${name}:${role}`, project: name, issuedAt };
  }
}

function invalid(reason: string): ArgoCdError {
  return new ArgoCdError('Unauthenticated', `invalid session: ${reason}`);
}
