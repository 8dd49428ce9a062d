import { Request, Router } from 'express';
import { Application } from '../../gitops/types';
import { ArgoCdContext, comparedState } from '../context';
import { ArgoCdError } from '../ArgoCdError';
import { answering, applicationQuery, queryText } from '../http';
import { managedResources } from '../managedResources';
import { refresh } from '../refresh';
import { resourceTree } from '../resourceTree';

/** What the controller found: an Application's tree, and its resources in their states. */
export function createStateRouter(context: ArgoCdContext): Router {
  const router = Router();
  const stateOf = async (
    request: Request,
    application: Application,
    what: string,
  ) => {
    try {
      return await comparedState(context, application, async () =>
        refresh({ context, application, kind: 'normal', request }),
      );
    } catch (error) {
      throw error instanceof ArgoCdError
        ? new ArgoCdError(
            error.code,
            `error getting cached app ${what}: ${error.message}`,
          )
        : error;
    }
  };

  router.get(
    '/applications/:name/resource-tree',
    answering(context, async (request, session) => {
      const query = applicationQuery(request);
      const { application } = context.access.find(session, 'get', query);
      const state = await stateOf(request, application, 'resource tree');
      const nodes = state ? resourceTree(state) : [];
      return { ...(nodes.length > 0 && { nodes }) };
    }),
  );

  router.get(
    '/applications/:name/managed-resources',
    answering(context, async (request, session) => {
      const query = applicationQuery(request);
      const { application } = context.access.find(session, 'get', query);
      const state = await stateOf(request, application, 'managed resources');
      const isWanted = (
        name: 'group' | 'kind' | 'namespace' | 'name',
        value = '',
      ) => {
        const wanted = queryText(request, name);
        return !wanted || wanted === value;
      };
      const items = (
        state ? managedResources(application, state.comparison) : []
      ).filter(
        ({ group, kind, namespace, name }) =>
          isWanted('group', group) &&
          isWanted('kind', kind) &&
          isWanted('namespace', namespace) &&
          isWanted('name', name),
      );
      return { ...(items.length > 0 && { items }) };
    }),
  );

  return router;
}
