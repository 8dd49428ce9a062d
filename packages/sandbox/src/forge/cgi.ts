import { Readable } from 'node:stream';

/** The head of a CGI program's answer (RFC 3875, section 6). */
export interface CgiHead {
  status: number;
  headers: Array<[name: string, value: string]>;
  /** What was read beyond the head. */
  rest: Buffer;
}

const headLimit = 64 * 1024;

/**
 * Reads the head of a CGI program's answer, and leaves the stream open at the body.
 *
 * @returns undefined when the program ended, or wrote too much, before its head was whole.
 */
export async function readCgiHead(
  stream: Readable,
): Promise<CgiHead | undefined> {
  let read = Buffer.alloc(0);
  const chunks = stream.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    read = Buffer.concat([read, chunk]);
    const head = parseCgiHead(read);
    if (head || read.length > headLimit) {
      return head;
    }
  }
  return undefined;
}

/** Parses a head; undefined while its end has not come. */
export function parseCgiHead(read: Buffer): CgiHead | undefined {
  const end = /\r?\n\r?\n/.exec(read.toString('latin1'));
  if (!end) {
    return undefined;
  }
  const headers = read
    .toString('latin1', 0, end.index)
    .split(/\r?\n/)
    .filter(line => line.includes(':'))
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
  const status = headers.find(([name]) => name.toLowerCase() === 'status');
  return {
    status: status ? parseInt(status[1], 10) || 500 : 200,
    headers: headers.filter(([name]) => name.toLowerCase() !== 'status'),
    rest: read.subarray(end.index + end[0].length),
  };
}
