import { StatusError } from './status';

/** One field that validation refused. `detail` is the sentence after the field's name. */
export interface FieldError {
  field: string;
  reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueTypeInvalid'
    | 'FieldValueForbidden'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany'
    | 'FieldValueNotFound';
  detail: string;
}

/** A value as Go prints it in a message. */
function printed(value: unknown): string {
  if (value === undefined || value === null) {
    return 'null';
  }
  return JSON.stringify(value);
}

export function required(field: string, why = ''): FieldError {
  return {
    field,
    reason: 'FieldValueRequired',
    detail: why ? `Required value: ${why}` : 'Required value',
  };
}

export function invalid(
  field: string,
  value: unknown,
  why: string,
): FieldError {
  return {
    field,
    reason: 'FieldValueInvalid',
    detail: `Invalid value: ${printed(value)}: ${why}`,
  };
}

export function forbiddenField(field: string, why: string): FieldError {
  return { field, reason: 'FieldValueForbidden', detail: `Forbidden: ${why}` };
}

/** @param most - how many bytes are taken */
export function tooLong(field: string, most: number): FieldError {
  return {
    field,
    reason: 'FieldValueTooLong',
    detail: `Too long: may not be more than ${most} bytes`,
  };
}

export function unsupported(
  field: string,
  value: unknown,
  supported: string[],
): FieldError {
  const values = supported.map(one => `"${one}"`).join(', ');
  return {
    field,
    reason: 'FieldValueNotSupported',
    detail: `Unsupported value: ${printed(value)}: supported values: ${values}`,
  };
}

export function duplicate(field: string, value: unknown): FieldError {
  return {
    field,
    reason: 'FieldValueDuplicate',
    detail: `Duplicate value: ${printed(value)}`,
  };
}

/** The field errors as the 422 that the API server answers; throws nothing itself. */
export function invalidObject(
  resource: { group: string; kind: string },
  name: string,
  errors: FieldError[],
): StatusError {
  const lines = errors.map(error => `${error.field}: ${error.detail}`);
  const kind = resource.group
    ? `${resource.kind}.${resource.group}`
    : resource.kind;
  const unique = [...new Set(lines)];
  const summary = unique.length === 1 ? unique[0] : `[${unique.join(', ')}]`;
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `${kind} "${name}" is invalid: ${summary}`,
    details: {
      ...(name && { name }),
      ...(resource.group && { group: resource.group }),
      ...(resource.kind && { kind: resource.kind }),
      causes: errors.map(error => ({
        reason: error.reason,
        message: error.detail,
        field: error.field,
      })),
    },
  });
}
