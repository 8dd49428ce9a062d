import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { ComparedApplication } from '../gitops/controller/ComparedApplications';
import { Application } from '../gitops/types';
import { GitOpsKnowledge } from '../gitops/startGitOpsController';
import { ApplicationAccess } from './ApplicationAccess';
import { ArgoCdError } from './ArgoCdError';
import { Rbac } from './Rbac';
import { Sessions } from './sessions';

/** What the routes work with. */
export interface ArgoCdContext {
  store: ApplicationStore;
  knowledge: GitOpsKnowledge;
  sessions: Sessions;
  rbac: Rbac;
  access: ApplicationAccess;
  now(): Date;
}

/**
 * What the controller left of an Application; undefined where its spec is broken, and the tree empty. Where it has left
 * nothing yet, `refresh` makes it look. Throws the Application's own conditions where they say why there is nothing.
 * Source: Argo CD's `getCachedAppState`.
 */
export async function comparedState(
  { knowledge }: ArgoCdContext,
  application: Application,
  refresh: () => Promise<unknown>,
): Promise<ComparedApplication | undefined> {
  const { name } = application.metadata;
  const known = knowledge.compared(name);
  if (known) {
    return known === 'broken' ? undefined : known;
  }
  const broken = (application.status?.conditions ?? []).filter(({ type }) =>
    ['ComparisonError', 'InvalidSpecError'].includes(type),
  );
  if (broken.length > 0) {
    throw new ArgoCdError(
      'Unknown',
      broken.map(({ type, message }) => `${type}: ${message}`).join(';'),
    );
  }
  await refresh();
  const found = knowledge.compared(name);
  return found === 'broken' ? undefined : found;
}
