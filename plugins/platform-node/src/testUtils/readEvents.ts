/**
 * One event; a comment has no id.
 *
 * @public
 */
export interface ReceivedEvent {
  event: string;
  data: unknown;
  id?: string;
}

/**
 * A stream of server-sent events, as a browser reads it.
 *
 * @public
 */
export interface EventReader {
  status: number;
  headers: Headers;
  /** The next event, as `name` and parsed data; a comment has the name `comment`. Undefined where the stream has ended. */
  next(): Promise<ReceivedEvent | undefined>;
  close(): void;
}

/**
 * Opens it.
 *
 * @public
 */
export async function readEvents(
  url: string,
  headers: Record<string, string> = {},
): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const body = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      while (!text.includes('\n\n')) {
        const chunk = await body?.read();
        if (!chunk || chunk.done) {
          return undefined;
        }
        text += chunk.value;
      }
      const end = text.indexOf('\n\n');
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      return parse(block);
    },
    close: () => abort.abort(),
  };
}

function parse(block: string): ReceivedEvent {
  if (block.startsWith(':')) {
    return { event: 'comment', data: block.slice(1).trim() };
  }
  const fields = new Map(
    block.split('\n').map(line => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  return {
    event: fields.get('event') ?? 'message',
    data: JSON.parse(fields.get('data') ?? 'null'),
    ...(fields.has('id') && { id: fields.get('id') }),
  };
}
