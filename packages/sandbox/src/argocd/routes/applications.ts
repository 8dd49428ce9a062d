import { Request, Router } from 'express';
import { messageOf } from '../../gitops/objects';
import { asObject } from '../../gitops/types';
import { Matcher, parseLabelSelector } from '../../kubernetes/selectors';
import { ArgoCdError } from '../ArgoCdError';
import { answered, withHealth } from '../answeredApplication';
import { ArgoCdContext } from '../context';
import { answering, applicationQuery, queryText, queryTexts } from '../http';
import { refresh } from '../refresh';

/** Reading Applications. Source: Argo CD's `List` and `Get`. */
export function createApplicationsRouter(context: ArgoCdContext): Router {
  const { store, access } = context;
  const router = Router();

  router.get(
    '/applications',
    answering(context, (request, session) => {
      const projects = projectsOf(request);
      const name = queryText(request, 'name');
      const namespace = queryText(request, 'appNamespace');
      const repository = queryText(request, 'repo');
      const isSelected = selectorOf(request);
      const all = store.applications();
      const items = all
        .filter(
          application =>
            (!name || application.metadata.name === name) &&
            (!namespace || application.metadata.namespace === namespace) &&
            (projects.length === 0 ||
              projects.includes(application.spec.project || 'default')) &&
            (!repository || application.spec.source?.repoURL === repository) &&
            isSelected(asObject(application)) &&
            access.maySee(session, application),
        )
        .sort((left, right) =>
          left.metadata.name < right.metadata.name ? -1 : 1,
        );
      const versions = all.map(({ metadata }) =>
        Number(metadata.resourceVersion),
      );
      return {
        metadata: { resourceVersion: String(Math.max(0, ...versions)) },
        items: items.map(answered),
      };
    }),
  );

  router.get(
    '/applications/:name',
    answering(context, async (request, session) => {
      const projects = projectsOf(request);
      if (projects.length > 1) {
        throw new ArgoCdError(
          'InvalidArgument',
          'multiple projects specified - the get endpoint accepts either zero or one project',
        );
      }
      const [project = ''] = projects;
      const query = { ...applicationQuery(request), project };
      const { application } = access.find(session, 'get', query);
      const kind = queryText(request, 'refresh');
      return withHealth(
        context,
        request.query.refresh === undefined
          ? application
          : await refresh({ context, application, kind, request }),
      );
    }),
  );

  return router;
}

/** Source: Argo CD's `getProjectsFromApplicationQuery`. */
export function projectsOf(request: Request): string[] {
  const projects = queryTexts(request, 'project');
  return projects.length > 0 ? projects : queryTexts(request, 'projects');
}

/** Throws `Unknown` where the parameter is no selector. */
export function selectorOf(request: Request): Matcher {
  try {
    return parseLabelSelector(queryText(request, 'selector'));
  } catch (error) {
    throw new ArgoCdError(
      'Unknown',
      `error parsing the selector: ${messageOf(error)}`,
    );
  }
}
