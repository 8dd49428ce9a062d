import { readWatchEvents } from './watchStream';

const added = (name: string) =>
  `${JSON.stringify({ type: 'ADDED', object: { metadata: { name } } })}\n`;

async function read(chunks: Uint8Array[], maximumLineBytes = 1_000) {
  async function* body() {
    yield* chunks;
  }
  const events = [];
  for await (const event of readWatchEvents({
    body: body(),
    maximumLineBytes,
  })) {
    events.push(event);
  }
  return events;
}

describe('readWatchEvents', () => {
  it('reads lines however the network cuts them, also inside a character', async () => {
    const bytes = Buffer.from(`${added('é')}\n${added('b')}`);
    const one = await read([bytes]);
    const each = await read([...bytes].map(byte => Uint8Array.of(byte)));
    expect(one).toEqual([
      { type: 'ADDED', object: { metadata: { name: 'é' } } },
      { type: 'ADDED', object: { metadata: { name: 'b' } } },
    ]);
    expect(each).toEqual(one);
  });

  it.each([
    [
      '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"7"}}}\n',
      [{ type: 'BOOKMARK', resourceVersion: '7' }],
    ],
    [
      '{"type":"ERROR","object":{"code":410,"message":"too old"}}\n',
      [{ type: 'ERROR', statusCode: 410, message: 'too old' }],
    ],
    [
      '{"type":"ERROR","object":{}}\n',
      [{ type: 'ERROR', statusCode: 500, message: '' }],
    ],
    ['', []],
  ])('%j', async (text, events) => {
    expect(await read([Buffer.from(text)])).toEqual(events);
  });

  it.each([
    ['<html>\n', 'no JSON'],
    ['[]\n', 'no event'],
    ['{"type":"ADDED","object":{}}\n', 'not known'],
    ['{"type":"RENAMED","object":{"metadata":{"name":"a"}}}\n', 'not known'],
    ['{"type":"ADDED"', 'in the middle of a line'],
    [added('a'.repeat(1_000)), 'more than 1000 bytes'],
    ['a'.repeat(2_000), 'more than 1000 bytes'],
  ])('refuses %.20j', async (text, message) => {
    await expect(read([Buffer.from(text)])).rejects.toMatchObject({
      name: 'WatchStreamError',
      message: expect.stringContaining(message),
    });
  });
});
