import { Response, Router } from 'express';
import { asApplication, argoApiVersion } from '../../gitops/types';
import { KubernetesObject, ObjectEvent } from '../../kubernetes/types';
import { withHealth } from '../answeredApplication';
import { ArgoCdContext } from '../context';
import { queryText } from '../http';
import { projectsOf, selectorOf } from './applications';

/* As Argo CD's own does. */
const keepAliveMilliseconds = 15_000;

/**
 * Changes of Applications, one JSON a line, or as server-sent events where they are asked for. Nothing of what happened
 * before is told where a `resourceVersion` is given; what says the same as the event before is left out. Source: Argo CD's
 * `Watch`, and the stream forwarder of argoproj/pkg.
 */
export function createStreamRouter(context: ArgoCdContext): Router {
  const { store, access, sessions } = context;
  const router = Router();

  router.get('/stream/applications', (request, response, next) => {
    try {
      const session = sessions.of(request.header('authorization'));
      const name = queryText(request, 'name');
      const projects = projectsOf(request);
      const since = Number(queryText(request, 'resourceVersion')) || 0;
      const isSelected = selectorOf(request);
      const isWanted = (object: KubernetesObject) =>
        object.kind === 'Application' &&
        object.apiVersion === argoApiVersion &&
        object.metadata.namespace === store.namespace &&
        (!name || object.metadata.name === name) &&
        Number(object.metadata.resourceVersion) >= since &&
        isSelected(object) &&
        (projects.length === 0 ||
          projects.includes(asApplication(object).spec.project || 'default')) &&
        access.maySee(session, asApplication(object));
      const write = streamTo(
        response,
        request.header('accept') === 'text/event-stream',
      );
      const told = new Map<string, string>();
      const tell = ({ type, object }: ObjectEvent) => {
        if (isWanted(object)) {
          const application = withHealth(context, asApplication(object));
          const text = JSON.stringify({ result: { type, application } });
          if (told.get(object.metadata.name) !== text) {
            told.set(object.metadata.name, text);
            write(text);
          }
        }
      };
      if (!queryText(request, 'resourceVersion') || name) {
        store
          .list('Application')
          .forEach(object => tell({ type: 'ADDED', object }));
      }
      const stop = store.client.watch(tell);
      response.once('close', stop);
    } catch (error) {
      next(error);
    }
  });

  return router;
}

/** Begins the answer; what it gives back writes one message of it. */
function streamTo(
  response: Response,
  isEvents: boolean,
): (text: string) => void {
  response.writeHead(200, {
    'content-type': isEvents ? 'text/event-stream' : 'application/json',
    'x-content-type-options': 'nosniff',
  });
  response.flushHeaders();
  if (isEvents) {
    const timer = setInterval(
      () => response.write(':\n'),
      keepAliveMilliseconds,
    );
    timer.unref();
    response.once('close', () => clearInterval(timer));
  }
  return text =>
    response.write(isEvents ? `data: ${text} \n\n\n` : `${text}\n`);
}
