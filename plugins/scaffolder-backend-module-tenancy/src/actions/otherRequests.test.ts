import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { templateOf } from '../__testUtils__/createTenant';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { PersonName } from '../__testUtils__/people';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf } from '../__testUtils__/tenants';

jest.setTimeout(240_000);

const workspace = createMockDirectory();
let world: TenancyWorld;
let gitops: ReturnType<typeof gitOpsOf>;
let request: ReturnType<typeof templateOf>;
let proposed: number[];

beforeAll(async () => {
  /* One small environment has 4 CPU: the cluster has room for one more beside what is there, and not for two. */
  world = await startTenancyWorld(
    {},
    { profile: text => text.replace('{cpu: 200,', '{cpu: 6,') },
  );
  gitops = gitOpsOf(world.sandbox);
  request = templateOf(world, workspace.path);
});

beforeEach(() => {
  workspace.clear();
  proposed = [];
});

afterEach(async () => {
  world.sandbox.before = undefined;
  for (const { number, state } of await gitops.pulls()) {
    if (state === 'open') {
      await world.sandbox.send('PATCH', `platform/gitops/pulls/${number}`, {
        state: 'closed',
      });
    }
  }
});

afterAll(async () => {
  await world?.stop();
});

const owners: Partial<Record<PersonName, string>> = {
  tom: 'group:default/shop',
};

/** The tenant that somebody asks for, of their own group. */
const ask = async (
  as: PersonName,
  name: string,
  environment: JsonObject = {},
) =>
  await request(
    formOf(name, {
      owner: owners[as] ?? 'group:default/payments',
      environments: [
        {
          name: 'dev',
          cluster: 'paris-nonprod',
          size: 'small',
          ...environment,
        },
      ],
    }),
    { as, task: name },
  );

const propose = async (asked: ReturnType<typeof ask>) => {
  const { number } = await (await asked).propose();
  proposed.push(Number(number));
};

const tooMuch =
  'With this, tenants may request more than the cluster has. Ask for less, choose another cluster, or have the platform team add to this one.';
const sameHost =
  'Another tenant exposes this host already. Choose another host: a host leads to one environment.';
const host = 'gifts.dev.example.com';
/* On another cluster, which has room for both. */
const exposed = { cluster: 'paris-prod', exposed: [host] };

describe('a tenant that does not go together with one that somebody asked for', () => {
  it.each<[string, string, JsonObject, string, RegExp]>([
    [
      'because the cluster has room for one',
      'loyalty',
      {},
      tooMuch,
      /may request 8 CPU of paris-nonprod, which has 6\. Ask for less/,
    ],
    [
      'because both want one host',
      'gifts',
      exposed,
      sameHost,
      /"gifts.dev.example.com" is exposed by web already, in dev\. .+\.$/,
    ],
  ])(
    'is refused %s, with what to do, and without the name of who may not be told of',
    async (_why, name, environment, hidden, told) => {
      const early = await ask('ines', name, environment);
      await propose(ask('tom', 'web', environment));

      const said = await messageOf(ask('ines', 'points', environment));
      expect(said).toMatch(
        /^InputError: The tenant points cannot be proposed:/,
      );
      expect(said).toContain(hidden);
      expect(said).not.toMatch(/web|shop|tom/);
      /* Also where the form was filled in, and the first step run, before. */
      const late = await messageOf(early.propose());
      expect(late).toContain(
        `InputError: The tenant ${name} cannot be proposed:`,
      );
      expect(late).toContain(hidden);
      expect(late).not.toMatch(/web|shop|tom/);
      expect(await messageOf(ask('hugo', 'points', environment))).toMatch(told);

      expect(await gitops.branches()).not.toContain(`socle/create/${name}`);
      await world.sandbox.send(
        'PATCH',
        `platform/gitops/pulls/${proposed[0]}`,
        { state: 'closed' },
      );
      await propose(Promise.resolve(early));
      expect(proposed).toHaveLength(2);
    },
  );

  it('tells all of it to who asked for both', async () => {
    await propose(ask('hugo', 'web'));
    expect(await messageOf(ask('hugo', 'points'))).toMatch(
      /may request 8 CPU of paris-nonprod, which has 6/,
    );
    await propose(ask('hugo', 'web'));
    expect(new Set(proposed).size).toBe(1);
  });
});

describe('of two that are proposed at the same moment and do not go together', () => {
  it('one wins, and the other is told', async () => {
    const both = await Promise.all([ask('ines', 'loyalty'), ask('tom', 'web')]);
    const results = await Promise.all(
      both.map(async one => await messageOf(one.propose())),
    );
    const [won, lost] = results.sort((one, other) =>
      one === 'no error' ? -1 : Number(other === 'no error'),
    );
    expect(won).toBe('no error');
    expect(lost).toMatch(/^InputError: The tenant (loyalty|web) cannot be/);
    expect(lost).toContain(tooMuch);
    const open = (await gitops.pulls()).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
  });
});

describe('a forge that does not tell what others ask for', () => {
  it.each([
    ['its list', /\/pulls\?/, 'The open change requests cannot be read'],
    [
      'what one asks for',
      /\/(raw|contents|media)\/tenants\/web\/tenant\.yaml/,
      'What one of the open change requests asks for cannot be read',
    ],
  ])(
    'by failing at %s says so, and loses nothing',
    async (_at, url, message) => {
      const early = await ask('ines', 'loyalty');
      if (url.source.includes('web')) {
        await propose(ask('tom', 'web', { cluster: 'paris-prod' }));
      }
      world.sandbox.before = (call, response, next) => {
        if (call.method === 'GET' && url.test(call.url)) {
          response.status(500).json({ message: 'no' });
        } else {
          next();
        }
      };
      for (const attempt of [
        async () => await ask('ines', 'points'),
        early.propose,
      ]) {
        const said = await messageOf(attempt());
        expect(said).toMatch(/^ServiceUnavailableError: /);
        expect(said).toContain(message);
        expect(said).toMatch(/(Start|Try) again .+\./);
        expect(said).not.toMatch(/web|shop/);
      }
      expect(Object.keys(Object(workspace.content()))).not.toContain(
        'ines-points',
      );
      world.sandbox.before = undefined;
      await expect(early.propose()).resolves.toMatchObject({ state: 'open' });
    },
  );
});
