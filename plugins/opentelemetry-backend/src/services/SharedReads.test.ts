import { SharedReads } from './SharedReads';

const start = (maximum?: number) => {
  let at = 0;
  const reads = new SharedReads({
    now: () => new Date(at),
    ...(maximum !== undefined && { maximum }),
  });
  return {
    reads,
    pass(milliseconds: number) {
      at += milliseconds;
    },
  };
};

it('reads once for all who ask at the same time, and soon after', async () => {
  const { reads, pass } = start();
  const read = jest.fn(async () => 'answer');
  const all = await Promise.all(
    Array.from({ length: 100 }, () => reads.get('key', 1_000, read)),
  );
  expect(new Set(all)).toEqual(new Set(['answer']));
  pass(999);
  await reads.get('key', 1_000, read);
  expect(read).toHaveBeenCalledTimes(1);
  pass(1);
  await reads.get('key', 1_000, read);
  expect(read).toHaveBeenCalledTimes(2);
});

it('tells a failure to all who wait, keeps none, and remembers what was read last', async () => {
  const { reads, pass } = start();
  await reads.get('key', 1_000, async () => 'before');
  pass(5_000);
  const failing = jest.fn(async () => {
    throw new Error('down');
  });
  const both = await Promise.allSettled([
    reads.get('key', 1_000, failing),
    reads.get('key', 1_000, failing),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(failing).toHaveBeenCalledTimes(1);
  expect(reads.last('key')).toBe('before');
  expect(await reads.get('key', 1_000, async () => 'after')).toBe('after');
});

it('keeps no more samples than it may, the oldest going first', async () => {
  const { reads } = start(25);
  const series = (count: number) => ({
    value: [{ labels: {}, points: Array(count).fill([0, 0]) }],
    warnings: [],
  });
  await reads.get('first', 1_000, async () => series(10));
  await reads.get('second', 1_000, async () => series(10));
  await reads.get('third', 1_000, async () => series(10));
  expect(reads.last('first')).toBeUndefined();
  expect(reads.last('third')).toBeDefined();
  await reads.get('huge', 1_000, async () => series(100));
  expect(reads.last('huge')).toBeUndefined();
});
