import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { errorOf, eventText, streamOf } from '../testUtils';
import { pathOf, queryOf } from './paths';
import { PluginClient } from './PluginClient';
import { ConnectionEvent } from './watchStream';

interface Level {
  type: 'level';
  data: number;
}

const stream = 'http://backend/api/water/levels/stream';

describe('PluginClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const waits: number[] = [];
  const client = new PluginClient('water', {
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
    wait: async milliseconds => {
      waits.push(milliseconds);
    },
  });

  async function watch(count: number): Promise<(Level | ConnectionEvent)[]> {
    const controller = new AbortController();
    const events: (Level | ConnectionEvent)[] = [];
    for await (const event of client.watch<Level>('levels/stream', ['level'], {
      signal: controller.signal,
    })) {
      events.push(event);
      if (events.length === count) {
        controller.abort();
        break;
      }
    }
    return events;
  }

  beforeEach(() => {
    waits.length = 0;
  });

  it('reads what its backend answers, whatever names are made of', async () => {
    const asked: string[] = [];
    server.use(
      http.get('http://backend/*', ({ request }) => {
        asked.push(request.url.replace('http://backend', ''));
        return HttpResponse.json({ answered: true });
      }),
    );
    const query = queryOf({ of: ['a&b', 'c'], none: undefined, empty: '' });

    await expect(
      client.read(`${pathOf('levels', '../admin', 'a?b#c')}${query}`),
    ).resolves.toEqual({ answered: true });
    expect(asked).toEqual([
      '/api/water/levels/..%2Fadmin/a%3Fb%23c?of=a%26b&of=c',
    ]);
  });

  it.each([
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [503, 'ServiceUnavailableError'],
  ])('throws a ResponseError on status %d', async (status, name) => {
    server.use(http.get('http://backend/*', () => errorOf(status, name)));

    await expect(client.read('levels')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
      cause: { name },
    });
  });

  it('sends JSON, and answers even a refusal', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post('http://backend/api/water/gates', async ({ request }) => {
        bodies.push(await request.json());
        return errorOf(409, 'ConflictError');
      }),
    );

    await expect(client.post('gates', { open: true })).resolves.toMatchObject({
      status: 409,
    });
    expect(bodies).toEqual([{ open: true }]);
  });

  describe('watch', () => {
    it('tells of every change, however the stream is cut into chunks', async () => {
      const [first, second] = [eventText('level', 1), eventText('level', 2)];
      server.use(
        http.get(stream, () =>
          streamOf([
            ': keep alive\n\n',
            first.slice(0, 10),
            first.slice(10) + second.slice(0, 9),
            second.slice(9),
            eventText('something-else', {}),
          ]),
        ),
      );

      await expect(watch(3)).resolves.toEqual([
        { type: 'connected' },
        { type: 'level', data: 1 },
        { type: 'level', data: 2 },
      ]);
    });

    it('comes back at once where the server ended it, with the last event that it read', async () => {
      const ids: (string | null)[] = [];
      server.use(
        http.get(stream, ({ request }) => {
          ids.push(request.headers.get('last-event-id'));
          return ids.length === 1
            ? streamOf([eventText('level', 1, { id: '7' })], { end: true })
            : streamOf([]);
        }),
      );

      await expect(watch(3)).resolves.toEqual([
        { type: 'connected' },
        { type: 'level', data: 1 },
        { type: 'connected' },
      ]);
      expect(ids).toEqual([null, '7']);
      expect(waits).toEqual([]);
    });

    it('says that it was interrupted, and waits longer each time', async () => {
      let connections = 0;
      server.use(
        http.get(stream, () => {
          connections += 1;
          if (connections === 1) {
            return HttpResponse.error();
          }
          return connections < 4
            ? errorOf(503, 'ServiceUnavailableError')
            : streamOf([eventText('level', 1)]);
        }),
      );

      const events = await watch(5);
      expect(events.map(({ type }) => type)).toEqual([
        'interrupted',
        'interrupted',
        'interrupted',
        'connected',
        'level',
      ]);
      expect(waits).toHaveLength(3);
      expect(waits[0]).toBeLessThanOrEqual(1_000);
      expect(waits[2]).toBeGreaterThanOrEqual(2_000);
    });

    it('gives up where the server says no', async () => {
      server.use(http.get(stream, () => errorOf(403, 'NotAllowedError')));

      await expect(watch(1)).rejects.toMatchObject({ statusCode: 403 });
      expect(waits).toEqual([]);
    });

    it.each([
      ['NotAllowedError', 403],
      ['NotFoundError', 404],
    ])('ends where the server later says %s', async (name, statusCode) => {
      server.use(
        http.get(stream, () =>
          streamOf([eventText('denied', { name, message: 'No more.' })]),
        ),
      );

      await expect(watch(2)).rejects.toMatchObject({
        statusCode,
        message: 'No more.',
      });
    });

    it('ends when nobody wants it any more', async () => {
      server.use(http.get(stream, () => streamOf([])));
      const controller = new AbortController();
      const events = client.watch<Level>('levels/stream', ['level'], {
        signal: controller.signal,
      });
      const next = events.next();
      controller.abort();

      await expect(next).resolves.toEqual({ done: true, value: undefined });
    });
  });
});
