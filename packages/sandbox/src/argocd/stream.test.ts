import { startTestApi, TestApi, tokens } from './__testUtils__/startTestApi';

jest.setTimeout(60_000);

let api: TestApi;
let abort: AbortController;

beforeEach(async () => {
  api = await startTestApi();
  abort = new AbortController();
});

afterEach(async () => {
  abort.abort();
  await api.stop();
});

async function open(query: string, accept: string, token = tokens.reader) {
  const response = await fetch(
    `${api.url}/api/v1/stream/applications${query}`,
    {
      headers: { accept, authorization: `Bearer ${token}` },
      signal: abort.signal,
    },
  );
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  return {
    response,
    async next() {
      text = text.trimStart();
      while (!text.includes('\n')) {
        text += (await reader?.read())?.value ?? '';
        text = text.trimStart();
      }
      const end = text.indexOf('\n');
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      const { type, application } = JSON.parse(
        line.replace(/^data: /, ''),
      ).result;
      return [type, application.metadata.name];
    },
  };
}

const touch = (name: string, value: string) =>
  api.platform.annotate(name, 'example.com/note', value);

it.each([
  ['application/json', 'application/json'],
  ['text/event-stream', 'text/event-stream'],
])('tells %s what is there, and what changes', async (accept, type) => {
  const { response, next } = await open('', accept);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    type,
  ]);
  expect([await next(), await next(), await next()].sort()).toEqual([
    ['ADDED', 'home'],
    ['ADDED', 'notes'],
    ['ADDED', 'search'],
  ]);
  touch('notes', 'a');
  expect(await next()).toEqual(['MODIFIED', 'notes']);
});

it('tells nothing of before a version, of other projects, and of others’ names', async () => {
  const { body } = await api.get('/applications');
  const since = `?resourceVersion=${body.metadata.resourceVersion}`;
  const { next } = await open(since, 'application/json', tokens.shop);
  touch('home', 'a');
  touch('search', 'a');
  expect(await next()).toEqual(['MODIFIED', 'search']);
  const one = await open('?name=notes', 'application/json');
  expect(await one.next()).toEqual(['ADDED', 'notes']);
  touch('search', 'b');
  touch('notes', 'b');
  expect(await one.next()).toEqual(['MODIFIED', 'notes']);
});

it('is for those who are known', async () => {
  const { response } = await open('', 'application/json', 'guessed');
  expect(response.status).toBe(401);
});
