import { Router } from 'express';
import { argoApiVersion } from '../../gitops/types';
import { ArgoCdError } from '../ArgoCdError';
import { ArgoCdContext } from '../context';
import { answering } from '../http';

/** Projects, and who one is and may do. */
export function createOthersRouter(context: ArgoCdContext): Router {
  const { store, rbac, sessions } = context;
  const router = Router();

  router.get(
    '/projects',
    answering(context, (_request, session) => {
      const { namespace } = store;
      const items = store.client
        .list({ apiVersion: argoApiVersion, kind: 'AppProject', namespace })
        .filter(({ metadata }) =>
          rbac.allows(session, 'projects', 'get', metadata.name),
        )
        .map(({ apiVersion: _version, kind: _kind, ...project }) => project);
      return { metadata: {}, items };
    }),
  );

  router.get(
    '/projects/:name',
    answering(context, (request, session) => {
      const { name } = request.params;
      rbac.enforce(session, 'projects', 'get', name);
      const project = store.get('AppProject', name);
      if (!project) {
        throw new ArgoCdError(
          'NotFound',
          `appprojects.argoproj.io "${name}" not found`,
        );
      }
      const { apiVersion: _version, kind: _kind, ...rest } = project;
      return rest;
    }),
  );

  router.get('/session/userinfo', (request, response) => {
    try {
      const { subject } = sessions.of(request.header('authorization'));
      response.json({ loggedIn: true, username: subject, iss: 'argocd' });
    } catch {
      response.json({});
    }
  });

  router.get(
    '/account/can-i/:resource/:action/*',
    answering(context, (request, session) => {
      const { resource, action, 0: object } = request.params;
      return {
        value: rbac.allows(session, resource, action, object) ? 'yes' : 'no',
      };
    }),
  );

  return router;
}
