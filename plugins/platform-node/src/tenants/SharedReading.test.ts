import { SharedReading } from './SharedReading';

/** A source whose readings end when they are told to. */
function world() {
  const clock = { now: Date.parse('2026-11-21T10:00:00.000Z') };
  const ends: ((value: string) => void)[] = [];
  const source = new SharedReading<string>({
    read: () =>
      new Promise(resolve => {
        ends.push(resolve);
      }),
    refreshMilliseconds: 1_000,
    patienceMilliseconds: 200,
    onFailure: () => {},
    now: () => new Date(clock.now),
  });
  const get = async () => (await source.get()).known?.value;
  return { clock, ends, get };
}

it('waits for a slow reading once, and not again for each who comes after', async () => {
  const { clock, ends, get } = world();
  const first = get();
  ends[0]('old');
  expect(await first).toBe('old');

  clock.now += 1_000;
  const waiting = get();
  clock.now += 200;
  let isAnswered = false;
  const late = get().then(value => {
    isAnswered = true;
    return value;
  });
  await new Promise(process.nextTick);
  expect(isAnswered).toBe(true);
  expect(await late).toBe('old');

  ends[1]('new');
  expect(await waiting).toBe('new');
  expect(ends).toHaveLength(2);
});

it('shares one reading with all who ask at the same time', async () => {
  const { ends, get } = world();
  const all = Promise.all([get(), get(), get()]);
  ends[0]('read');
  expect(await all).toEqual(['read', 'read', 'read']);
  expect(ends).toHaveLength(1);
});
