import { NextFunction, Request, Response } from 'express';
import { jsonProblem } from '../../jsonProblem';
import { ForgeError } from '../errors';
import { ForgeServices } from '../services';

/** The status and message that tell a caller what went wrong; undefined where it is not the caller's business. */
export function refusalOf(
  error: unknown,
): { status: number; message: string } | undefined {
  if (error instanceof ForgeError) {
    return { status: error.status, message: error.message };
  }
  const { status, type, message, body } = error as Partial<{
    status: number;
    type: string;
    message: string;
    body: string;
  }>;
  if (error instanceof URIError) {
    return { status: 404, message: 'not found' };
  }
  if (type === 'entity.parse.failed') {
    return { status: 422, message: `[]: ${jsonProblem(body ?? '')}` };
  }
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status, message: message ?? '' }
    : undefined;
}

/** Answers errors as Gitea does: `{message, url}`, and `errors` beside them on 404; some with no word at all. */
export function createApiErrorHandler(services: ForgeServices) {
  return (
    error: unknown,
    request: Request,
    response: Response,
    // express knows an error handler by its four parameters.
    _next: NextFunction,
  ): void => {
    const refusal = refusalOf(error);
    if (!refusal) {
      services.logger.error(
        `The forge failed on ${request.method} ${request.path}: ${
          error instanceof Error ? error.stack : error
        }`,
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, message } = refusal ?? { status: 500, message: '' };
    const { apiMessage = message, details = null } =
      error instanceof ForgeError ? error : {};
    if (refusal && apiMessage === '') {
      response.status(status).end();
      return;
    }
    response.status(status).json({
      ...(status === 404 ? { errors: details } : {}),
      message: apiMessage,
      url: `${services.baseUrl}/api/swagger`,
    });
  };
}
