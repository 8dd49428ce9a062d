import { ArgoError } from './ArgoError';

/** The JSON of an answer, up to so many bytes. Throws `ArgoError`. */
export async function readJson(options: {
  instance: string;
  response: Response;
  maximumBytes: number;
}): Promise<unknown> {
  const { instance, response, maximumBytes } = options;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maximumBytes) {
      throw invalid(instance, 'more than can be read');
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw invalid(instance, 'something that is no JSON');
  }
}

/**
 * The JSON of each line of a stream: server-sent events, or lines as grpc-gateway writes them. Throws `ArgoError` where a
 * line is longer than any Application, or no JSON.
 */
export async function* readLines(options: {
  instance: string;
  response: Response;
  maximumLine: number;
}): AsyncGenerator<unknown, void, undefined> {
  const { instance, response, maximumLine } = options;
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (
      let end = text.indexOf('\n');
      end >= 0;
      end = text.indexOf('\n', start)
    ) {
      const line = text
        .slice(start, end)
        .replace(/^data:/, '')
        .trim();
      start = end + 1;
      if (line.startsWith('{')) {
        yield parse(instance, line);
      }
    }
    text = text.slice(start);
    if (text.length > maximumLine) {
      throw invalid(instance, 'more than can be read');
    }
  }
}

function parse(instance: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw invalid(instance, 'something that is no JSON');
  }
}

function invalid(instance: string, what: string): ArgoError {
  return new ArgoError({
    code: 'invalid',
    message: `The API of Argo CD ${instance} answers ${what}; check its url`,
  });
}
