import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseCgiHead, readCgiHead } from './cgi';

describe('parseCgiHead', () => {
  it.each([
    ['no status', 'Content-Type: a/b\r\n\r\nbody', 200],
    ['a status', 'Status: 404 Not Found\r\nContent-Type: a/b\r\n\r\nbody', 404],
    ['a status in small letters', 'status: 403 Forbidden\n\nbody', 403],
    ['a status that is none', 'Status: fine\n\nbody', 500],
  ])('reads a head with %s', (_what, head, status) => {
    const parsed = parseCgiHead(Buffer.from(head));

    expect(parsed).toMatchObject({ status, rest: Buffer.from('body') });
    expect(parsed?.headers.map(([name]) => name)).not.toContain('Status');
  });

  it('waits for the end of the head', () => {
    expect(parseCgiHead(Buffer.from('Content-Type: a/b\r\n'))).toBeUndefined();
  });
});

describe('readCgiHead', () => {
  it('leaves the body in the stream', async () => {
    const stream = Readable.from(
      ['Content-', 'Type: a/b\r\n\r\nbo', 'dy'].map(part => Buffer.from(part)),
    );

    const head = await readCgiHead(stream);

    expect(head).toMatchObject({ headers: [['Content-Type', 'a/b']] });
    expect(`${head?.rest}${await text(stream)}`).toBe('body');
  });

  it('knows nothing of a program that ends too early', async () => {
    await expect(
      readCgiHead(Readable.from([Buffer.from('Content')])),
    ).resolves.toBe(undefined);
  });
});
