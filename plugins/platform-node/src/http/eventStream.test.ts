import http from 'node:http';
import { close, listen, readEvents } from '../testUtils';
import { EventStreamOptions, openEventStream } from './eventStream';
import { openStateStream } from './stateStream';

const servers: http.Server[] = [];
const ended = jest.fn();

async function serve<Stream>(
  open: (options: EventStreamOptions) => Stream,
  use: (stream: Stream) => void,
  heartbeatMilliseconds = 60_000,
): Promise<string> {
  const server = http.createServer((_, response) =>
    use(open({ response, heartbeatMilliseconds, onEnd: ended })),
  );
  servers.push(server);
  return await listen(server);
}

beforeEach(() => ended.mockClear());
afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

describe('openEventStream', () => {
  it('sends events that no cache keeps and no compression holds back', async () => {
    const url = await serve(openEventStream, stream => {
      stream.send('fleet', { total: 2 }, '7');
      stream.sendJson('changes', '{"rows":[]}');
      stream.end();
    });
    const events = await readEvents(url);
    expect(events.status).toBe(200);
    expect(Object.fromEntries(events.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(await events.next()).toEqual({
      event: 'fleet',
      data: { total: 2 },
      id: '7',
    });
    expect(await events.next()).toEqual({
      event: 'changes',
      data: { rows: [] },
    });
    expect(await events.next()).toBeUndefined();
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('says that it is still here', async () => {
    const url = await serve(openEventStream, () => undefined, 1);
    const events = await readEvents(url);
    expect(await events.next()).toEqual({
      event: 'comment',
      data: 'still here',
    });
    events.close();
  });

  it('tells when the browser is gone', async () => {
    const gone = new Promise(resolve => ended.mockImplementationOnce(resolve));
    const url = await serve(openEventStream, stream => stream.send('a', 1));
    const events = await readEvents(url);
    expect(await events.next()).toEqual({ event: 'a', data: 1 });
    events.close();
    await gone;
  });
});

describe('openStateStream', () => {
  it('does not say again what it said last', async () => {
    const url = await serve(openStateStream, stream => {
      stream.send('request', { state: 'open' });
      stream.send('request', { state: 'open' });
      stream.send('request', { state: 'merged' });
      stream.send('request', { state: 'open' });
      stream.end();
    });
    const events = await readEvents(url);
    expect(await events.next()).toMatchObject({ data: { state: 'open' } });
    expect(await events.next()).toMatchObject({ data: { state: 'merged' } });
    expect(await events.next()).toMatchObject({ data: { state: 'open' } });
    expect(await events.next()).toBeUndefined();
  });

  it('keeps only the newest for a browser that is slow', async () => {
    const big = 'x'.repeat(4_000_000);
    const url = await serve(openStateStream, stream => {
      stream.send('first', big);
      ['one', 'two', 'three'].forEach(text => stream.send('second', text));
    });
    const events = await readEvents(url);
    expect(await events.next()).toMatchObject({ event: 'first' });
    expect(await events.next()).toEqual({ event: 'second', data: 'three' });
    events.close();
  });
});
