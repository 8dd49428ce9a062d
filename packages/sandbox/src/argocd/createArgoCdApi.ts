import { RequestListener } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import express, { NextFunction, Request, Response } from 'express';
import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { GitOpsKnowledge } from '../gitops/startGitOpsController';
import { ClusterClient } from '../kubernetes/types';
import { ApplicationAccess } from './ApplicationAccess';
import { ArgoCdError } from './ArgoCdError';
import { accounts } from './accounts';
import { ArgoCdContext } from './context';
import { Rbac } from './Rbac';
import { recordChanges } from './recordChanges';
import { createApplicationsRouter } from './routes/applications';
import { createDetailsRouter } from './routes/details';
import { createOperationsRouter } from './routes/operations';
import { createOthersRouter } from './routes/others';
import { createPatchRouter } from './routes/patch';
import { createStateRouter } from './routes/state';
import { createStreamRouter } from './routes/stream';
import { Sessions } from './sessions';

export interface ArgoCdApiOptions {
  /** The cluster that holds the Applications. */
  client: ClusterClient;
  /** Where the Applications are on it: `argocd`. */
  namespace: string;
  /** The controller of those Applications. */
  knowledge: GitOpsKnowledge;
  logger: LoggerService;
  now?: () => Date;
}

/* The version whose source the answers follow. */
const version = 'v3.5.3+sandbox';

/** Argo CD's API, to mount at `/`. */
export interface ArgoCdApi {
  handler: RequestListener;
  /** Ends what follows the Applications. */
  stop(): void;
}

/**
 * Argo CD's API over HTTP, as argocd-server 3.5 answers it: what is read of Applications and projects, operations, and who may
 * do what. It reads and writes the objects of Argo CD's cluster, and leaves all work to the controller; of what comes of that
 * it writes Events.
 */
export function createArgoCdApi(options: ArgoCdApiOptions): ArgoCdApi {
  const store = new ApplicationStore(options.client, options.namespace);
  const rbac = new Rbac({ store, accounts });
  const context: ArgoCdContext = {
    store,
    rbac,
    knowledge: options.knowledge,
    sessions: new Sessions({ store, accounts }),
    access: new ApplicationAccess({ store, rbac }),
    now: options.now ?? (() => new Date()),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  app.get('/api/version', (_request, response) => {
    response.json({ Version: version });
  });
  app.use('/api', requireJson, refuseSlashes, express.json({ limit: '20mb' }));
  app.use(
    '/api/v1',
    createApplicationsRouter(context),
    createStreamRouter(context),
    createStateRouter(context),
    createDetailsRouter(context),
    createOperationsRouter(context),
    createPatchRouter(context),
    createOthersRouter(context),
  );
  app.use(notFound);
  app.use(errorHandler(options.logger));
  const { logger } = options;
  const stop = recordChanges({ store, logger, now: context.now });
  return { handler: app, stop };
}

/** Everything but reading has to say that it is JSON. Source: Argo CD's `enforceContentTypes`. */
function requireJson(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const type = request.header('content-type')?.toLowerCase();
  if (request.method === 'GET' || type === 'application/json') {
    next();
  } else {
    response.status(415).type('text/plain').send('Invalid content type\n');
  }
}

/** grpc-gateway decodes a path before it takes it apart. */
function refuseSlashes(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (/%2f/i.test(request.path)) {
    notFound(request, response);
  } else {
    next();
  }
}

function notFound(_request: Request, response: Response): void {
  response.status(404).type('text/plain').send('Not Found\n');
}

function errorHandler(logger: LoggerService) {
  return (
    error: unknown,
    request: Request,
    response: Response,
    // express knows an error handler by its four parameters.
    _next: NextFunction,
  ): void => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, message } = Object(error);
    if (error instanceof ArgoCdError) {
      response.status(error.status).json(error.body);
    } else if (typeof status === 'number' && status < 500) {
      const refusal = new ArgoCdError('InvalidArgument', String(message));
      response.status(refusal.status).json(refusal.body);
    } else {
      logger.error(
        `Argo CD's API failed on ${request.method} ${request.path}: ${
          error instanceof Error ? error.stack : error
        }`,
      );
      const failure = new ArgoCdError('Unknown', String(message));
      response.status(failure.status).json(failure.body);
    }
  };
}
