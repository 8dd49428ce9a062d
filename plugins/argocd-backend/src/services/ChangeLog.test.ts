import { ApplicationSummary } from '@socle/plugin-argocd-common';
import { SourceChange } from '../sources/types';
import { ChangeLog } from './ChangeLog';
import { Instances } from './Instances';

const app = (name: string, version: number) =>
  ({
    instance: 'paris',
    namespace: 'argocd',
    name,
    healthMessage: `${version}`,
  }) as ApplicationSummary;

function world() {
  const listeners: Array<(change: SourceChange) => void> = [];
  const log = new ChangeLog({
    instances: {
      onChange: listener => {
        listeners.push(listener);
        return () => {};
      },
    } as Pick<Instances, 'onChange'> as Instances,
  });
  return {
    log,
    change: (...applications: SourceChange['applications']) =>
      listeners.forEach(listener => listener({ applications, source: false })),
  };
}

it('says what each came to since then', () => {
  const { log, change } = world();
  change({ after: app('a', 1) }, { after: app('b', 1) });
  const then = log.next;
  change({ before: app('a', 1), after: app('a', 2) });
  change({ before: app('a', 2) }, { after: app('c', 1) });
  expect(log.since(then)).toEqual([
    { before: app('a', 1), after: undefined },
    { before: undefined, after: app('c', 1) },
  ]);
  expect(log.since(log.next)).toEqual([]);
});

it.each([-1, 99, NaN, 0.5])('knows nothing of %s', number => {
  expect(world().log.since(number)).toBeUndefined();
});

it('forgets what is long ago', () => {
  const { log, change } = world();
  for (let round = 0; round < 50; round += 1) {
    change(
      ...Array.from({ length: 1_000 }, (_, index) => ({
        after: app(`${index}`, round),
      })),
    );
  }
  expect(log.since(0)).toBeUndefined();
  expect(log.since(log.next - 4_000)).toHaveLength(1_000);
});
