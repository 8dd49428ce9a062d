import { readHistory } from './history';

const commit = (sha: string, ...parents: string[]) => ({
  sha,
  parents,
  message: sha,
  author: 'Ada',
});

it.each<[string, ReturnType<typeof commit>[], string, string[], string]>([
  ['nothing of its own', [], 'm1', [], 'm1'],
  ['one commit', [commit('a', 'm1')], 'a', ['a'], 'm1'],
  [
    'two, told in either order',
    [commit('a', 'm1'), commit('b', 'a')],
    'b',
    ['b', 'a'],
    'm1',
  ],
  [
    'a merge of the base',
    [commit('a', 'm1'), commit('b', 'a', 'm2'), commit('c', 'b')],
    'c',
    ['c', 'b', 'a'],
    'm2',
  ],
  [
    "a merge of somebody's branch",
    [
      commit('d', 'b', 'c'),
      commit('c', 'a'),
      commit('b', 'a'),
      commit('a', 'm1'),
    ],
    'd',
    ['d', 'b', 'c', 'a'],
    'm1',
  ],
])('reads a branch with %s', (_what, commits, head, order, mergeBase) => {
  const history = readHistory(head, commits);
  expect(history.commits.map(({ sha }) => sha)).toEqual(order);
  expect(history.mergeBase).toBe(mergeBase);
});
