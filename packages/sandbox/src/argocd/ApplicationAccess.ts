import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { AppProject, Application } from '../gitops/types';
import { ArgoCdError, permissionDenied } from './ArgoCdError';
import { Rbac } from './Rbac';
import { Session } from './sessions';

/** How a request names an Application. */
export interface ApplicationQuery {
  name: string;
  /** Argo CD's own where it is empty. */
  namespace: string;
  /** Empty where the request does not say. */
  project: string;
}

/** An Application that somebody may do something with. */
export interface AccessibleApplication {
  application: Application;
  project: AppProject;
}

/** Finds Applications for those who may. Source: Argo CD's `getAppEnforceRBAC`. */
export class ApplicationAccess {
  readonly #store: ApplicationStore;
  readonly #rbac: Rbac;

  constructor(options: { store: ApplicationStore; rbac: Rbac }) {
    this.#store = options.store;
    this.#rbac = options.rbac;
  }

  /**
   * Throws `PermissionDenied` where one may not, and also where there is no such Application and the request names no
   * project, as the answer would tell what there is; `NotFound` where one may in the project that it names.
   */
  find(
    session: Session,
    action: string,
    query: ApplicationQuery,
  ): AccessibleApplication {
    const { name, project: named } = query;
    const namespace = query.namespace || this.#store.namespace;
    const mayIn = (project: string) =>
      this.#rbac.allows(
        session,
        'applications',
        action,
        this.#objectOf(project, { namespace, name }),
      );
    if (named && !mayIn(named)) {
      throw permissionDenied();
    }
    if (namespace !== this.#store.namespace) {
      throw permissionDenied();
    }
    const missing = () =>
      named
        ? new ArgoCdError(
            'NotFound',
            `applications.argoproj.io "${name}" not found`,
          )
        : permissionDenied();
    const application = this.#store.application(name);
    if (!application) {
      throw missing();
    }
    const own = application.spec.project || 'default';
    if (!mayIn(own) || (named && named !== own)) {
      throw missing();
    }
    return { application, project: this.#projectOf(application) };
  }

  /** Throws `PermissionDenied`, with who was refused what. */
  enforce(session: Session, action: string, application: Application): void {
    const { metadata, spec } = application;
    const object = this.#objectOf(spec.project || 'default', metadata);
    this.#rbac.enforce(session, 'applications', action, object);
  }

  maySee(session: Session, { metadata, spec }: Application): boolean {
    const object = this.#objectOf(spec.project || 'default', metadata);
    return this.#rbac.allows(session, 'applications', 'get', object);
  }

  /** Source: Argo CD's `security.RBACName`. */
  #objectOf(
    project: string,
    { namespace, name }: { namespace?: string; name: string },
  ): string {
    return !namespace || namespace === this.#store.namespace
      ? `${project}/${name}`
      : `${project}/${namespace}/${name}`;
  }

  #projectOf({ spec }: Application): AppProject {
    const project = this.#store.project(spec.project || 'default');
    if (!project) {
      throw new ArgoCdError(
        'InvalidArgument',
        `app is not allowed in project "${spec.project}", or the project does not exist`,
      );
    }
    return project;
  }
}
