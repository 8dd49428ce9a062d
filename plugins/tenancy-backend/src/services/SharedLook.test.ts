import { SharedLook } from './SharedLook';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** A source whose looks end when a test says so, each with its number. */
function world() {
  const ends: (() => void)[] = [];
  const shared = new SharedLook({
    look: async () => {
      const number = ends.length + 1;
      await new Promise<void>(resolve => {
        ends.push(resolve);
      });
      return number;
    },
    everyMilliseconds: 1_000,
    now: () => new Date(),
  });
  return {
    shared,
    begun: async (milliseconds: number) => {
      await jest.advanceTimersByTimeAsync(milliseconds);
      return ends.length;
    },
    end: () => ends.forEach(end => end()),
  };
}

it('begins at once, and lets all share it who came before', async () => {
  const { shared, begun, end } = world();
  const both = [shared.get(), shared.get()];
  expect(await begun(0)).toBe(1);
  end();
  expect(await Promise.all(both)).toEqual([1, 1]);
});

it('begins the next after its time for all who came by then', async () => {
  const { shared, begun, end } = world();
  const first = shared.get();
  expect(await begun(0)).toBe(1);
  const during = shared.get();
  end();
  const after = shared.get();
  expect(await begun(999)).toBe(1);
  const late = shared.get();
  expect(await begun(1)).toBe(2);
  end();
  expect(await Promise.all([first, during, after, late])).toEqual([1, 2, 2, 2]);
});

it('begins at once again when nobody asked for its time', async () => {
  const { shared, begun } = world();
  const looks = [shared.get()];
  expect(await begun(5_000)).toBe(1);
  looks.push(shared.get());
  expect(await begun(0)).toBe(2);
});

it('makes nobody wait for a clock that was put back', async () => {
  const { shared, begun } = world();
  const looks = [shared.get()];
  expect(await begun(0)).toBe(1);
  jest.setSystemTime(0);
  looks.push(shared.get());
  expect(await begun(1_000)).toBe(2);
});

it('tells all who share it what failed, and goes on', async () => {
  const fail = jest.fn(async () => {
    throw new Error('The tree was never read');
  });
  const shared = new SharedLook({
    look: fail,
    everyMilliseconds: 1_000,
    now: () => new Date(),
  });
  const failed = Promise.allSettled([shared.get(), shared.get()]);
  await jest.advanceTimersByTimeAsync(0);
  expect(await failed).toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  const again = Promise.allSettled([shared.get()]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await again).toMatchObject([{ status: 'rejected' }]);
  expect(fail).toHaveBeenCalledTimes(2);
});
