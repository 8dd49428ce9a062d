import { Request } from 'express';
import { z } from 'zod';
import { notFound, unprocessable } from '../errors';
import { isReferenceName, isWholeObjectName } from '../names';
import { Revision, findRevision } from '../reading/revisions';
import { Repository } from '../repository';

const notBase64 = 'illegal base64 data';

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
    throw unprocessable(problemOf(result.error.issues[0]));
  }
  return result.data;
}

/** What Gitea's binding says of a field, which it calls by the name that Go's structure has. */
function problemOf(issue: z.ZodIssue): string {
  if (issue.message.startsWith(notBase64)) {
    return issue.message;
  }
  if (issue.code === 'invalid_type' && issue.message !== 'Required') {
    return `[]: json: cannot unmarshal ${issue.received} into Go value of type ${issue.expected}`;
  }
  return `[${issue.path.map(goName).join('.')}]: ${issue.message}`;
}

/** Fields whose name in Go is not their own with capitals. */
const goNames: Record<string, string> = {
  sha: 'SHA',
  new_branch_name: 'BranchName',
  username: 'UserName',
};

function goName(field: string | number): string {
  return (
    goNames[field] ??
    String(field)
      .split('_')
      .map(part => part.charAt(0).toUpperCase() + part.slice(1))
      .join('')
  );
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
      'not found',
      name ? [`object does not exist [id: ${name}, rel_path: ]`] : undefined,
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
export const base64Field = z.string().superRefine((text, context) => {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    const stranger = text.search(/[^A-Za-z0-9+/]/);
    const at = stranger < 0 ? text.length - (text.length % 4) : stranger;
    context.addIssue({
      code: z.ZodIssueCode.custom,
      message: `${notBase64} at input byte ${at}`,
    });
  }
});
