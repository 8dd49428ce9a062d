import { ServerResponse } from 'node:http';
import { stringify as toYaml } from 'yaml';
import { internalError, Status, StatusError } from '../status';
import { RequestInfo } from './request';

/** How the answer is to be written. */
export interface Negotiated {
  format: 'json' | 'yaml';
  /** Another shape than the objects themselves. */
  as?: 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList';
  /** Of `as`: `v1` or `v1beta1`. */
  version?: string;
}

const formats: Record<string, Negotiated['format'] | undefined> = {
  'application/json': 'json',
  'application/yaml': 'yaml',
  'application/*': 'json',
  '*/*': 'json',
};

function isTransform(value: string | undefined): value is Negotiated['as'] {
  return (
    value === 'Table' ||
    value === 'PartialObjectMetadata' ||
    value === 'PartialObjectMetadataList'
  );
}

/** The 406 for a form that the sandbox cannot write. */
export function unacceptable(): StatusError {
  return new StatusError({
    code: 406,
    reason: 'NotAcceptable',
    message:
      'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
  });
}

/** Picks the first form of the `Accept` header that the sandbox can write. Throws the 406 where there is none. */
export function negotiate(request: RequestInfo): Negotiated {
  const accepted = request.headers.accept?.trim() || 'application/json';
  let asksForAShape = false;
  for (const clause of accepted.split(',')) {
    const [type, ...rest] = clause.split(';').map(part => part.trim());
    const format = formats[type.toLowerCase()];
    if (!format) {
      continue;
    }
    const parameters = new Map(
      rest.map(part => {
        const [key, value = ''] = part.split('=');
        return [key.trim(), value.trim()];
      }),
    );
    const as = parameters.get('as');
    if (as === undefined) {
      return { format };
    }
    const known =
      parameters.get('g') === 'meta.k8s.io' &&
      ['v1', 'v1beta1'].includes(parameters.get('v') ?? '');
    if (known && isTransform(as)) {
      return { format, as, version: parameters.get('v') };
    }
    asksForAShape = true;
  }
  if (asksForAShape) {
    throw unacceptable();
  }
  throw new StatusError({
    code: 406,
    reason: 'NotAcceptable',
    message:
      '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    details: {},
  });
}

/** People with a browser or curl get it indented, as from the real API server. */
function wantsIndent(request: RequestInfo): boolean {
  const pretty = request.query.get('pretty');
  if (pretty !== null) {
    return pretty === 'true' || pretty === '1' || pretty === '';
  }
  return /^(curl|Wget|Mozilla\/5\.0)/.test(request.headers['user-agent'] ?? '');
}

/** As Go's library writes it: keys in order, and texts that look like times in quotes. */
function yamlOf(body: unknown): string {
  return toYaml(body, {
    version: '1.1',
    sortMapEntries: true,
    indentSeq: false,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** Writes an object as the answer. */
export function sendObject(
  response: ServerResponse,
  request: RequestInfo,
  code: number,
  body: unknown,
  format: Negotiated['format'] = 'json',
  contentType = `application/${format}`,
): void {
  let text: string;
  if (format === 'yaml') {
    text = yamlOf(body);
  } else {
    text = wantsIndent(request)
      ? JSON.stringify(body, undefined, 2)
      : `${JSON.stringify(body)}\n`;
  }
  response.statusCode = code;
  response.setHeader('cache-control', 'no-cache, private');
  response.setHeader('content-type', contentType);
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** Writes plain text as the answer. */
export function sendText(
  response: ServerResponse,
  code: number,
  text: string,
): void {
  response.statusCode = code;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('x-content-type-options', 'nosniff');
  response.end(text);
}

/** The Status of anything that was thrown. */
export function statusOf(error: unknown): Status & { code: number } {
  if (error instanceof StatusError) {
    return error.status;
  }
  const message = error instanceof Error ? error.message : String(error);
  return internalError(message).status;
}

/** Writes what was thrown as the answer, unless one has begun. */
export function sendError(
  response: ServerResponse,
  request: RequestInfo,
  error: unknown,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = statusOf(error);
  if (status.details?.retryAfterSeconds) {
    response.setHeader('retry-after', status.details.retryAfterSeconds);
  }
  sendObject(response, request, status.code, status);
}
