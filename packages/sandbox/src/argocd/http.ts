import { RequestHandler, Request, Response } from 'express';
import { z } from 'zod';
import { ArgoCdError } from './ArgoCdError';
import { ApplicationQuery } from './ApplicationAccess';
import { ArgoCdContext } from './context';
import { Session } from './sessions';

/** Answers what a function makes of a request of somebody known; its errors go to the error handler. */
export function answering(
  context: ArgoCdContext,
  work: (request: Request, session: Session) => unknown,
): RequestHandler {
  return (request, response, next) => {
    const run = async () => {
      const session = context.sessions.of(request.header('authorization'));
      response.json(await work(request, session));
    };
    run().catch(next);
  };
}

/** The values of a query parameter that may be given more than once. */
export function queryTexts(request: Request, name: string): string[] {
  const value = request.query[name];
  return [value].flat().filter(one => typeof one === 'string');
}

/** The last value, as Go reads a parameter that may be given once; empty where there is none. */
export function queryText(request: Request, name: string): string {
  return queryTexts(request, name).at(-1) ?? '';
}

/** How most requests name an Application. */
export function applicationQuery(request: Request): ApplicationQuery {
  return {
    name: request.params.name,
    namespace: queryText(request, 'appNamespace'),
    project: queryText(request, 'project'),
  };
}

/** Reads a JSON body. Throws `InvalidArgument` that names the field which does not fit. */
export function parseBody<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  request: Request,
): T {
  const result = schema.safeParse(request.body ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ArgoCdError(
      'InvalidArgument',
      `json: cannot unmarshal field ${issue.path.join('.')}: ${issue.message}`,
    );
  }
  return result.data;
}

/** Whether the other side is gone, or has all it asked for. */
export function onClose(response: Response, listener: () => void): void {
  response.once('close', listener);
}
