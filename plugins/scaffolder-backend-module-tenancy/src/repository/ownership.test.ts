import { taskOf, withTask } from './ownership';

it('ends a message with the task', () => {
  expect(withTask('Begin\n\nBecause.\n', 'abc')).toBe(
    'Begin\n\nBecause.\n\nSocle-Task: abc\n',
  );
});

it.each([
  ['Begin\n\nSocle-Task: abc\n', 'abc'],
  ['Begin\n\nRequested-by: Ada <ada@halle.example>\nSocle-Task: abc', 'abc'],
  ['Begin\n\nSocle-Task: abc\nSigned-off-by: Ada <ada@halle.example>\n', 'abc'],
  ['Begin\n\nSocle-Task: old\n\nSocle-Task: new\n', 'new'],
  ['Begin', undefined],
  ['Socle-Task: abc', undefined],
  ['Begin\n\nSocle-Task: abc\n\nAnd then some.', undefined],
  ['Begin\n\nSee Socle-Task: abc', undefined],
  ['', undefined],
])('finds in %j the task %s', (message, task) => {
  expect(taskOf(message)).toBe(task);
});
