import { CustomErrorBase } from '@backstage/errors';

/** One reason of several why an answer is what it is. */
export interface StatusCause {
  reason?: string;
  message?: string;
  field?: string;
}

/** The object of kind `Status` that the Kubernetes API answers in place of what was asked for. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** What names the resource in the words of an error: `deployments.apps`. */
export interface GroupResource {
  group: string;
  plural: string;
}

/** What the API server says no with: `status` is what goes over the wire, word for word as the real one has it. */
export class StatusError extends CustomErrorBase {
  readonly status: Status & { code: number };

  constructor(options: {
    code: number;
    reason?: string;
    message: string;
    details?: Status['details'];
    metadata?: Status['metadata'];
  }) {
    super(options.message);
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: options.metadata ?? {},
      status: 'Failure',
      message: options.message,
      ...(options.reason !== undefined && { reason: options.reason }),
      ...(options.details !== undefined && { details: options.details }),
      code: options.code,
    };
  }

  get code(): number {
    return this.status.code;
  }

  get reason(): string | undefined {
    return this.status.reason;
  }
}

/** `deployments.apps`, or `pods` for the core group. */
export function qualified(resource: GroupResource): string {
  return resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
}

function detailsOf(
  resource: GroupResource,
  name: string | undefined,
): NonNullable<Status['details']> {
  return {
    ...(name && { name }),
    ...(resource.group && { group: resource.group }),
    kind: resource.plural,
  };
}

export function notFound(resource: GroupResource, name: string): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${qualified(resource)} "${name}" not found`,
    details: detailsOf(resource, name),
  });
}

export function alreadyExists(
  resource: GroupResource,
  name: string,
): StatusError {
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualified(resource)} "${name}" already exists`,
    details: detailsOf(resource, name),
  });
}

/** The object changed since the caller read it. */
export const modifiedMeanwhile =
  'the object has been modified; please apply your changes to the latest version and try again';

export function conflict(
  resource: GroupResource,
  name: string,
  why: string,
): StatusError {
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`,
    details: detailsOf(resource, name),
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

/** An admission's refusal; `authorizationForbidden` is the refusal for want of rights. */
export function forbidden(
  resource: GroupResource,
  name: string | undefined,
  why: string,
  causes?: StatusCause[],
): StatusError {
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: name
      ? `${qualified(resource)} "${name}" is forbidden: ${why}`
      : `${qualified(resource)} is forbidden: ${why}`,
    details: { ...detailsOf(resource, name), ...(causes && { causes }) },
  });
}

export function unauthorized(): StatusError {
  return new StatusError({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });
}

export function methodNotAllowed(): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

export function unknownResource(): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  });
}

export function tooLarge(limit: number): StatusError {
  return new StatusError({
    code: 413,
    reason: 'RequestEntityTooLarge',
    message: `Request entity too large: limit is ${limit}`,
  });
}

export function expired(
  message: string,
  metadata: Status['metadata'] = {},
): StatusError {
  return new StatusError({ code: 410, reason: 'Expired', message, metadata });
}

/** The answer to an unusable request that the real server words alike whatever was wrong with the patch. */
export function rejectedPatch(): StatusError {
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
    details: {},
  });
}

export function internalError(message: string): StatusError {
  return new StatusError({
    code: 500,
    reason: 'InternalError',
    message: `Internal error occurred: ${message}`,
    details: { causes: [{ message }] },
  });
}
