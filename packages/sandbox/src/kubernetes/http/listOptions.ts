import {
  FieldError,
  forbiddenField,
  invalidObject,
  unsupported,
} from '../invalid';
import { badRequest, StatusError } from '../status';
import { isSet } from './request';

export interface ListQuery {
  labelSelector: string;
  fieldSelector: string;
  limit: number;
  continueToken: string;
  /** As it was given; empty where it was not. */
  resourceVersion: string;
  match: string;
  allowWatchBookmarks: boolean;
  sendInitialEvents?: boolean;
  timeoutSeconds?: number;
}

function integer(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null || value === '') {
    return undefined;
  }
  if (!/^[+-]?\d+$/.test(value)) {
    throw badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`,
    );
  }
  return Number(value);
}

function refuse(errors: FieldError[]): void {
  if (errors.length) {
    throw invalidObject(
      { group: 'meta.k8s.io', kind: 'ListOptions' },
      '',
      errors,
    );
  }
}

function checkMatch(options: ListQuery, watch: boolean): void {
  const { match, resourceVersion, sendInitialEvents } = options;
  const errors: FieldError[] = [];
  const field = 'resourceVersionMatch';
  if (watch) {
    if (sendInitialEvents !== undefined && match === '') {
      errors.push(
        forbiddenField(
          field,
          'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
        ),
      );
    }
    if (match !== '') {
      if (sendInitialEvents === undefined) {
        errors.push(
          forbiddenField(
            field,
            'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
          ),
        );
      }
      if (match !== 'NotOlderThan') {
        errors.push(unsupported(field, match, ['NotOlderThan']));
      }
    }
    refuse(errors);
    return;
  }
  if (sendInitialEvents !== undefined) {
    errors.push(
      forbiddenField(
        'sendInitialEvents',
        'sendInitialEvents is forbidden for list',
      ),
    );
  }
  if (match !== '') {
    if (resourceVersion === '') {
      errors.push(
        forbiddenField(
          field,
          'resourceVersionMatch is forbidden unless resourceVersion is provided',
        ),
      );
    }
    if (options.continueToken !== '') {
      errors.push(
        forbiddenField(
          field,
          'resourceVersionMatch is forbidden when continue is provided',
        ),
      );
    }
    if (match !== 'Exact' && match !== 'NotOlderThan') {
      errors.push(unsupported(field, match, ['Exact', 'NotOlderThan', '']));
    }
    if (match === 'Exact' && resourceVersion === '0') {
      errors.push(
        forbiddenField(
          field,
          'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
        ),
      );
    }
  }
  refuse(errors);
}

/** Reads the parameters of a list or a watch. Throws 400 and 422 in the API server's words. */
export function parseListQuery(
  query: URLSearchParams,
  watch: boolean,
): ListQuery {
  const options: ListQuery = {
    labelSelector: query.get('labelSelector') ?? '',
    fieldSelector: query.get('fieldSelector') ?? '',
    limit: integer(query, 'limit') ?? 0,
    continueToken: query.get('continue') ?? '',
    resourceVersion: query.get('resourceVersion') ?? '',
    match: query.get('resourceVersionMatch') ?? '',
    allowWatchBookmarks: isSet(query, 'allowWatchBookmarks'),
    sendInitialEvents: query.has('sendInitialEvents')
      ? isSet(query, 'sendInitialEvents')
      : undefined,
    timeoutSeconds: integer(query, 'timeoutSeconds'),
  };
  checkMatch(options, watch);
  return options;
}

/** Reads a resourceVersion; undefined where none is given. Throws for what is not a number. */
export function parseRevision(
  value: string,
  watch: boolean,
): number | undefined {
  if (value === '') {
    return undefined;
  }
  if (/^\d+$/.test(value)) {
    return Number(value);
  }
  const why = `resourceVersion: Invalid value: ${JSON.stringify(value)}: strconv.ParseUint: parsing ${JSON.stringify(value)}: invalid syntax`;
  throw watch
    ? new StatusError({ code: 500, message: why })
    : badRequest(`invalid resource version: ${why}`);
}

/** The 504 for a revision that the cluster has not reached. */
export function futureRevision(revision: number, current: number): StatusError {
  return new StatusError({
    code: 504,
    reason: 'Timeout',
    message: `Timeout: Too large resource version: ${revision}, current: ${current}`,
    details: {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  });
}
