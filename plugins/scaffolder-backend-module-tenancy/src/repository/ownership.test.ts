import { requesterOf, taskOf, withTrailers } from './ownership';

it('ends a message with who asked and the task', () => {
  const message = withTrailers('Begin\n\nBecause.\n', {
    taskId: 'abc',
    requestedBy: 'user:default/ada',
  });
  expect(message).toBe(
    'Begin\n\nBecause.\n\nSocle-Requested-By: user:default/ada\nSocle-Task: abc\n',
  );
  expect(taskOf(message)).toBe('abc');
  expect(requesterOf(message)).toBe('user:default/ada');
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
