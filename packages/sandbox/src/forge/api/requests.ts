import { Request } from 'express';
import { z } from 'zod';
import { notFound, unprocessable } from '../errors';
import { isReferenceName, isWholeObjectName } from '../names';
import { Revision, findRevision } from '../reading/revisions';
import { Repository } from '../repository';

/**
 * Reads a JSON body.
 *
 * @throws ForgeError 422 that names the first field which does not fit, as Gitea's binding does: `[Name]: Required`.
 */
export function parseBody<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  request: Request,
): T {
  const result = schema.safeParse(request.body ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    throw unprocessable(`[${issue.path.join('.')}]: ${issue.message}`);
  }
  return result.data;
}

/** A query parameter that was given once. */
export function queryText(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** A query parameter that says yes or no. */
export function queryFlag(
  request: Request,
  name: string,
  otherwise: boolean,
): boolean {
  const value = queryText(request, name).toLowerCase();
  return value === '' ? otherwise : ['1', 't', 'true', 'on'].includes(value);
}

/** @throws ForgeError 404 on anything but a positive number. */
export function pathNumber(request: Request, name: string): number {
  const text = request.params[name];
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw notFound();
  }
  return parseInt(text, 10);
}

/** What `*` of the route's path stands for. */
export function restOfPath(request: Request): string {
  return request.params[0] ?? '';
}

/**
 * Finds the commit that a request asks for; the default branch's where it names none.
 *
 * @throws ForgeError 404 where there is none.
 */
export async function requireRevision(
  repository: Repository,
  name: string,
): Promise<Revision> {
  const revision = await findRevision(
    repository,
    name || repository.record.defaultBranch,
  );
  if (!revision) {
    throw notFound(
      name ? `object does not exist [id: ${name}, rel_path: ]` : 'not found',
    );
  }
  return revision;
}

/** Text of at most some characters. */
export function textField(most: number) {
  return z.string().max(most, 'MaxSize');
}

/** Text that has to be there. */
export function requiredField(most: number) {
  return z
    .string({ required_error: 'Required' })
    .min(1, 'Required')
    .max(most, 'MaxSize');
}

/** Name of a branch. */
export const branchField = z
  .string()
  .refine(name => name === '' || isReferenceName(name), 'GitRefName');

/** A whole object name. */
export const objectField = z.string().refine(isWholeObjectName, 'Sha1');

/** Base64 as Gitea takes it: nothing else may be in it. */
export const base64Field = z
  .string()
  .refine(
    text => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text),
    'illegal base64 data',
  );
