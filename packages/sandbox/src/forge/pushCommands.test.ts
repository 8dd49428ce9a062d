import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PushCommands } from './pushCommands';

const zero = '0'.repeat(40);
const one = '1'.repeat(40);

/** gitprotocol-common(5): four digits of the length with themselves, then the line. */
function line(text: string): string {
  const length = Buffer.byteLength(text) + 4;
  return length.toString(16).padStart(4, '0') + text;
}

async function read(chunks: Buffer[]): Promise<{
  refs: string[] | undefined;
  passed: Buffer;
}> {
  const commands = new PushCommands();
  const passed: Buffer[] = [];
  await pipeline(
    Readable.from(chunks),
    commands,
    new Writable({
      write: (chunk, _encoding, done) => {
        passed.push(chunk);
        done();
      },
    }),
  );
  return { refs: commands.refs, passed: Buffer.concat(passed) };
}

describe('PushCommands', () => {
  const request = Buffer.from(
    `${line(`${zero} ${one} refs/heads/main\0 report-status\n`)}${line(
      `${one} ${zero} refs/heads/bäh`,
    )}0000PACK${line(`${zero} ${one} refs/heads/not-a-command`)}`,
  );

  it('notes the refs up to the flush, and lets everything pass', async () => {
    await expect(read([request])).resolves.toEqual({
      refs: ['refs/heads/main', 'refs/heads/bäh'],
      passed: request,
    });
  });

  it('does so however the bytes are cut', async () => {
    const bytes = [...request].map(byte => Buffer.from([byte]));

    await expect(read(bytes)).resolves.toEqual({
      refs: ['refs/heads/main', 'refs/heads/bäh'],
      passed: request,
    });
  });

  it('skips the lines of a shallow clone', async () => {
    const shallow = Buffer.from(
      `${line(`shallow ${one}`)}${line(`${zero} ${one} refs/heads/a`)}0000`,
    );

    await expect(read([shallow])).resolves.toMatchObject({
      refs: ['refs/heads/a'],
    });
  });

  it.each(['', 'nonsense', '0001', 'ffff'])(
    'knows nothing of %p, and lets it pass',
    async text => {
      await expect(read([Buffer.from(text)])).resolves.toEqual({
        refs: undefined,
        passed: Buffer.from(text),
      });
    },
  );
});
