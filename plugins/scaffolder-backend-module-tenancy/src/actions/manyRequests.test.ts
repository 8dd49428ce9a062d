import { createMockDirectory } from '@backstage/backend-test-utils';
import { templateOf } from '../__testUtils__/createTenant';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf } from '../__testUtils__/tenants';

jest.setTimeout(480_000);

const workspace = createMockDirectory();
let world: TenancyWorld;
let gitops: ReturnType<typeof gitOpsOf>;
let request: ReturnType<typeof templateOf>;

/* All of them are of one owner, on one cluster, and are held against each other. */
const withRoom = (profile: string) =>
  profile
    .replace(
      '{cpu: 200, memory: 800Gi, storage: 10Ti}',
      '{cpu: 999, memory: 9Ti, storage: 90Ti}',
    )
    .replace('group:default/payments: 1500', 'group:default/payments: 99999');

beforeAll(async () => {
  world = await startTenancyWorld({}, { profile: withRoom });
  gitops = gitOpsOf(world.sandbox);
  request = templateOf(world, workspace.path);
});

afterAll(async () => {
  await world?.stop();
});

describe('many at once', () => {
  it('50 requests for different tenants all become pull requests', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `team-${index}`);
    const outputs = await Promise.all(
      names.map(async name => {
        const { propose } = await request(formOf(name), {
          as: 'hugo',
          task: name,
        });
        return await propose();
      }),
    );

    expect(new Set(outputs.map(({ number }) => number)).size).toBe(50);
    expect(await gitops.pulls()).toHaveLength(50);
  });

  it('of two for the same name one wins, and the other is told', async () => {
    const both = await Promise.all([
      request(formOf('loyalty')),
      request(formOf('loyalty', { owner: 'group:default/shop' }), {
        as: 'tom',
        task: 'task-2',
      }),
    ]);
    const results = await Promise.all(
      both.map(async ({ propose }) => await messageOf(propose())),
    );

    const [won, lost] = results.sort((one, other) =>
      one === 'no error' ? -1 : Number(other === 'no error'),
    );
    expect(won).toBe('no error');
    expect(lost).toMatch(
      /^ConflictError: Somebody asked for a tenant called loyalty already.* Choose another name/,
    );
    expect(lost).not.toMatch(/ines|tom/);
    const pulls = await gitops.pulls();
    expect(
      pulls.filter(({ head }) => head.label === 'socle/create/loyalty'),
    ).toHaveLength(1);
    expect(await gitops.log('socle/create/loyalty')).toHaveLength(2);
  });

  it('tells a third while the request is open', async () => {
    await (await request(formOf('points'), { task: 'task-3' })).propose();
    expect(
      await messageOf(
        request(formOf('points', { owner: 'group:default/shop' }), {
          as: 'tom',
        }),
      ),
    ).toBe(
      'ConflictError: Somebody asked for a tenant called points already. Choose another name.',
    );
  });
});
