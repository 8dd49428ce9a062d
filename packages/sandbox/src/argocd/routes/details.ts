import { Router } from 'express';
import { canSync, isActive, windowsOf } from '../../gitops/project/syncWindows';
import { messageOf } from '../../gitops/objects';
import { SyncWindow, sourcesOf } from '../../gitops/types';
import { ArgoCdError } from '../ArgoCdError';
import { ArgoCdContext } from '../context';
import { answering, applicationQuery, queryText } from '../http';
import { eventsOf } from '../recordEvent';
import { sourceAt } from '../sources';

/** What is asked of one Application apart from its state: commits, sync windows, events and links. */
export function createDetailsRouter(context: ArgoCdContext): Router {
  const { store, access, knowledge, now } = context;
  const router = Router();

  router.get(
    '/applications/:name/revisions/:revision/metadata',
    answering(context, async (request, session) => {
      const query = applicationQuery(request);
      const { application } = access.find(session, 'get', query);
      const { revision } = request.params;
      const { repoURL } = sourceAt(application, {
        index: queryText(request, 'sourceIndex'),
        version: queryText(request, 'versionId'),
      });
      if (!/^[0-9a-f]{7,40}$/.test(revision)) {
        throw new ArgoCdError(
          'Unknown',
          `revision ${revision} must be resolved`,
        );
      }
      try {
        const { author, date, message, tags } = await knowledge.commit(
          repoURL,
          revision,
        );
        return {
          author,
          date: date.toISOString().replace('.000', ''),
          ...(tags.length > 0 && { tags }),
          ...(message && { message }),
        };
      } catch (error) {
        throw new ArgoCdError('Unknown', messageOf(error));
      }
    }),
  );

  router.get(
    '/applications/:name/revisions/:revision/chartdetails',
    answering(context, (request, session) => {
      const query = applicationQuery(request);
      const { application } = access.find(session, 'get', query);
      throw new ArgoCdError(
        'Unknown',
        sourcesOf(application.spec).some(({ chart }) => chart)
          ? 'the sandbox has no repository of charts'
          : `no chart found for application: ${application.metadata.name}`,
      );
    }),
  );

  router.get(
    '/applications/:name/syncwindows',
    answering(context, (request, session) => {
      const query = applicationQuery(request);
      const { application, project } = access.find(session, 'get', query);
      const windows = windowsOf(project.spec.syncWindows, application);
      try {
        const active = windows.filter(window => isActive(window, now()));
        return {
          ...(active.length > 0 && { activeWindows: active.map(windowIn) }),
          ...(windows.length > 0 && { assignedWindows: windows.map(windowIn) }),
          canSync: canSync({ windows, now: now(), isManual: true }),
        };
      } catch (error) {
        throw new ArgoCdError(
          'Unknown',
          `invalid sync windows: ${messageOf(error)}`,
        );
      }
    }),
  );

  router.get(
    '/applications/:name/events',
    answering(context, (request, session) => {
      const query = applicationQuery(request);
      const { application } = access.find(session, 'get', query);
      const items = eventsOf(store, application).map(
        ({ apiVersion: _version, kind: _kind, ...event }) => event,
      );
      return { metadata: {}, items };
    }),
  );

  router.get(
    '/applications/:name/links',
    answering(context, (request, session) => {
      const { name } = request.params;
      const namespace = queryText(request, 'namespace');
      const project = queryText(request, 'project');
      access.find(session, 'get', { name, namespace, project });
      return {};
    }),
  );

  return router;
}

function windowIn({ kind, schedule, duration, manualSync }: SyncWindow) {
  return { kind, schedule, duration, manualSync: manualSync ?? false };
}
