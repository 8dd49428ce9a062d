import { Turns } from './Turns';

it('lets two work at a time, in order, also after one failed', async () => {
  const turns = new Turns(2);
  const started: number[] = [];
  let working = 0;
  let most = 0;

  const results = await Promise.allSettled(
    [0, 1, 2, 3, 4].map(item =>
      turns.take(async () => {
        started.push(item);
        working += 1;
        most = Math.max(most, working);
        await Promise.resolve();
        working -= 1;
        if (item === 1) {
          throw new Error('failed');
        }
        return item;
      }),
    ),
  );

  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  await expect(turns.take(async () => 'free')).resolves.toBe('free');
});
