import { messageOf } from './messageOf';

it.each<[body: unknown, said: string | undefined]>([
  [undefined, undefined],
  ['<html>', undefined],
  [{}, undefined],
  [{ message: 'Not\n Found' }, 'Not Found'],
  [
    {
      message: 'Validation Failed',
      errors: [{ resource: 'PullRequest', message: 'A pull request exists' }],
    },
    'Validation Failed: A pull request exists',
  ],
  [
    { message: { path: ['has already been taken'] } },
    'path has already been taken',
  ],
  [{ message: ['Another open merge request'] }, 'Another open merge request'],
  [{ error: 'invalid_token' }, 'invalid_token'],
  [{ message: 'x'.repeat(500) }, 'x'.repeat(200)],
])('quotes of %j %j', (body, said) => {
  expect(messageOf(body)).toBe(said);
});
