import { IncomingMessage } from 'node:http';
import { parse as parseYaml } from 'yaml';
import { jsonProblem } from '../../jsonProblem';
import { badRequest, StatusError, tooLarge } from '../status';
import { duplicateFields } from './duplicateFields';

const limit = 3 * 1024 * 1024;

/** Reads a whole body. Throws the 413 for one of more than 3 MiB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // The rest is read and dropped, so that the client is there to read the answer.
    if (size <= limit) {
      chunks.push(bytes);
    }
  }
  if (size > limit) {
    throw tooLarge(limit);
  }
  return Buffer.concat(chunks);
}

/** `application/json; charset=utf-8` without its parameters. */
export function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';')[0].trim().toLowerCase();
}

function printedBody(text: string): string {
  if (text === '') {
    return '<empty>';
  }
  return text.length > 1024 ? `${text.slice(0, 1024)} [truncated]` : text;
}

/** The fields that come twice in a body that `parseObject` could read; none in YAML, which takes no key twice. */
export function duplicatesIn(
  body: Buffer,
  contentType: string | undefined,
): string[] {
  const isYaml = mediaTypeOf(contentType) === 'application/yaml';
  return isYaml ? [] : duplicateFields(body.toString('utf8'));
}

/** Reads a body that holds an object, in JSON or YAML. Throws 400 and 415 in the API server's words. */
export function parseObject(
  body: Buffer,
  contentType: string | undefined,
  kind: string,
): unknown {
  const text = body.toString('utf8');
  const type = mediaTypeOf(contentType) || 'application/json';
  if (type === 'application/yaml') {
    try {
      return parseYaml(text, { version: '1.1' });
    } catch (error) {
      throw badRequest(
        `error converting YAML to JSON: yaml: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  if (type !== 'application/json') {
    throw new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message:
        'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${jsonProblem(
        text,
      )} (${printedBody(text)})`,
    );
  }
}
