import { createMockDirectory } from '@backstage/backend-test-utils';
import { templateOf } from '../__testUtils__/createTenant';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf } from '../__testUtils__/tenants';

jest.setTimeout(240_000);

const workspace = createMockDirectory();
const patient = { timeLimit: 30_000 };
const limits = { ...patient };
let world: TenancyWorld;
let request: ReturnType<typeof templateOf>;

beforeAll(async () => {
  world = await startTenancyWorld({}, limits);
  request = templateOf(world, workspace.path);
});

afterEach(() => {
  world.sandbox.before = undefined;
  Object.assign(limits, patient);
});

afterAll(async () => {
  await world?.stop();
});

describe('a forge that fails', () => {
  const retryAfter = { 'retry-after': '60' };
  it.each<[string, number, Record<string, string>, string]>([
    ['an expired token', 401, {}, 'AuthenticationError: .*renewed'],
    ['no rights', 403, {}, 'NotAllowedError: .*Have the account given'],
    ['a repository that is gone', 404, {}, 'NotFoundError: .*Check platform'],
    ['an error of its own', 500, {}, 'ServiceUnavailableError: .*Try again'],
    [
      'too many requests',
      429,
      retryAfter,
      'ServiceUnavailableError: .*in 60 s',
    ],
  ])('with %s says what to do', async (_what, status, headers, message) => {
    const name = `status-${status}`;
    const { propose } = await request(formOf(name), { task: name });
    world.sandbox.before = (_call, response) => {
      response.status(status).set(headers).json({ message: 'no' });
    };
    expect(await messageOf(propose())).toMatch(new RegExp(`^${message}`));
    world.sandbox.before = undefined;
    await expect(propose()).resolves.toMatchObject({ state: 'open' });
  });

  it('by being slow says so, and loses nothing', async () => {
    const { propose } = await request(formOf('loyalty'));
    const held: Array<() => void> = [];
    world.sandbox.before = (_call, _response, next) => {
      held.push(next);
    };
    limits.timeLimit = 1_000;
    expect(await messageOf(propose())).toMatch(
      /^ServiceUnavailableError: .* did not answer within 1 s\. Try again/,
    );
    world.sandbox.before = undefined;
    limits.timeLimit = patient.timeLimit;
    held.forEach(next => next());
    await expect(propose()).resolves.toMatchObject({ state: 'open' });
  });
});
