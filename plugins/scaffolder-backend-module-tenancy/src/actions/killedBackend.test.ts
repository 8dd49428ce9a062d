import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonValue } from '@backstage/types';
import { templateOf } from '../__testUtils__/createTenant';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf } from '../__testUtils__/tenants';

jest.setTimeout(240_000);

const workspace = createMockDirectory();
let world: TenancyWorld;
let gitops: ReturnType<typeof gitOpsOf>;
let request: ReturnType<typeof templateOf>;

beforeAll(async () => {
  world = await startTenancyWorld();
  gitops = gitOpsOf(world.sandbox);
  request = templateOf(world, workspace.path);
});

afterAll(async () => {
  await world?.stop();
});

describe('a backend that is killed', () => {
  // The writing calls of "Create tenant": organisation, repository, its content, branch, commit, request.
  it.each(
    [0, 1, 2, 3, 4, 5].flatMap(at => [
      [at, 'before'] as const,
      [at, 'after'] as const,
    ]),
  )(
    'at writing call %d, %s it took effect, goes on when the task runs again',
    async (at, when) => {
      const { sandbox } = world;
      const name = `killed-${at}-${when}`;
      const branch = `socle/create/${name}`;
      const checkpoints = new Map<string, JsonValue | void>();
      const run = async () => {
        const { ensure, propose } = await request(formOf(name), {
          task: name,
          checkpoints,
        });
        await ensure();
        return await propose();
      };
      let writes = -1;
      sandbox.before = (call, response, next) => {
        const isWrite = call.method !== 'GET';
        writes += isWrite ? 1 : 0;
        if (!isWrite || writes < at) {
          next();
        } else if (when === 'before' || writes > at) {
          response.socket?.destroy();
        } else {
          response.end = (() => {
            response.socket?.destroy();
            return response;
          }) as typeof response.end;
          next();
        }
      };

      await expect(run()).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      sandbox.before = undefined;

      await expect(run()).resolves.toMatchObject({ branch, state: 'open' });

      const pulls = await gitops.pulls();
      expect(pulls.filter(({ head }) => head.label === branch)).toHaveLength(1);
      expect(await gitops.log(branch)).toHaveLength(2);
      await expect(
        sandbox.get(`${name}/${name}/commits`),
      ).resolves.toHaveLength(1);
    },
  );
});
