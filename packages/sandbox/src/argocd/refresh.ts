import { Request } from 'express';
import { refreshAnnotation } from '../gitops/controller/refreshApplication';
import { Application, asApplication } from '../gitops/types';
import { ArgoCdError } from './ArgoCdError';
import { ArgoCdContext } from './context';

/**
 * Asks the controller to look at an Application again, and waits until it has. Throws where whoever asked is gone before.
 * Source: Argo CD's `Get` with `refresh`.
 */
export async function refresh(options: {
  context: ArgoCdContext;
  application: Application;
  /** `hard`: without what is cached of its manifests. */
  kind: string;
  request: Request;
}): Promise<Application> {
  const { context, application, kind, request } = options;
  const { store } = context;
  const { name } = application.metadata;
  return await new Promise<Application>((resolve, reject) => {
    const stop = store.client.watch(({ type, object }) => {
      const isIt =
        object.kind === 'Application' &&
        object.metadata.name === name &&
        object.metadata.namespace === store.namespace;
      const isAsked =
        object.metadata.annotations?.[refreshAnnotation] !== undefined;
      if (isIt && !isAsked && type !== 'DELETED') {
        stop();
        resolve(asApplication(object));
      }
    });
    request.once('close', () => {
      stop();
      reject(
        new ArgoCdError('Unknown', 'application refresh deadline exceeded'),
      );
    });
    store.write(name, current => ({
      ...current,
      metadata: {
        ...current.metadata,
        annotations: {
          ...current.metadata.annotations,
          [refreshAnnotation]: kind === 'hard' ? 'hard' : 'normal',
        },
      },
    }));
  });
}
