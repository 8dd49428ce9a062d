import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  const done: string[] = [];
  const failures: string[] = [];
  let queue: WorkQueue;

  beforeEach(() => {
    done.length = 0;
    failures.length = 0;
    queue = new WorkQueue((key, error) => failures.push(`${key}: ${error}`));
  });

  afterEach(async () => {
    await queue.stop();
  });

  const item = (key: string, priority = 1) => ({
    key,
    priority,
    run: async () => {
      done.push(key);
    },
  });

  it('does work by priority and arrival, and work that waits already only once', async () => {
    [item('a', 2), item('b'), item('c'), item('b')].forEach(work =>
      queue.add(work),
    );
    await queue.idle();
    expect(done).toEqual(['b', 'c', 'a']);
  });

  it('goes on after work that fails, and does what work adds', async () => {
    queue.add({
      ...item('bad'),
      run: async () => {
        queue.add(item('more'));
        throw new Error('broken');
      },
    });
    queue.add(item('next'));
    await queue.idle();
    expect(done).toEqual(['next', 'more']);
    expect(failures).toEqual(['bad: Error: broken']);
  });

  it('does not wait for later work, and drops it when it stops', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    queue.addAfter(1_000, item('later'));
    queue.addAfter(9_000, item('much later'));
    await queue.idle();
    expect(done).toEqual([]);
    jest.advanceTimersByTime(1_000);
    await queue.idle();
    expect(done).toEqual(['later']);
    await queue.stop();
    jest.advanceTimersByTime(9_000);
    await queue.idle();
    expect(done).toEqual(['later']);
    jest.useRealTimers();
  });
});
