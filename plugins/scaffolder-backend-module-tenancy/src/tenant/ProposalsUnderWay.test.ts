import { Tenant } from '@socle/plugin-tenancy-common';
import { ProposalsUnderWay, ProposalUnderWay } from './ProposalsUnderWay';

const tenantOf = (name: string): Tenant => ({
  apiVersion: 'socle.dev/v1',
  kind: 'Tenant',
  metadata: { name, title: name },
  spec: {
    owner: 'group:default/payments',
    costCenter: 'FR-4021',
    access: { admins: ['leads'] },
    environments: [],
  },
});

const names = (proposals: readonly ProposalUnderWay[]) =>
  proposals.map(({ entry }) => entry.known.name).join(' ');

/** Brings a tenant until a test says how it ends. */
function begin(underWay: ProposalsUnderWay, name: string) {
  let finish = () => {};
  let fail = () => {};
  let earlier = (): readonly ProposalUnderWay[] => [];
  const brought = underWay.bring(
    { tenant: tenantOf(name), requestedBy: 'user:default/ines' },
    async before => {
      earlier = before;
      await new Promise<void>((resolve, reject) => {
        finish = resolve;
        fail = () => reject(new Error(`${name} came to nothing`));
      });
      return name;
    },
  );
  return {
    brought,
    earlier: () => names(earlier()),
    before: () => earlier(),
    finish: () => finish(),
    fail: () => fail(),
  };
}

it('tells who came before, in the order in which they asked, and not after', async () => {
  const underWay = new ProposalsUnderWay();
  const [a, b, c] = ['a', 'b', 'c'].map(name => begin(underWay, name));
  expect(b.earlier()).toBe('');
  expect(a.earlier()).toBe('b');
  expect(c.earlier()).toBe('b a');
  expect([b.earlier(), a.earlier()]).toEqual(['', 'b']);
  expect(names(underWay.all())).toBe('b a c');

  b.finish();
  expect(await b.brought).toBe('b');
  expect([a.earlier(), c.earlier()]).toEqual(['', 'a']);
  a.fail();
  await expect(a.brought).rejects.toThrow('a came to nothing');
  expect(c.earlier()).toBe('');
  c.finish();
  await c.brought;
  expect(underWay.all()).toEqual([]);
});

it('says when what came before has ended, also where nothing came of it', async () => {
  const underWay = new ProposalsUnderWay();
  const [first, second] = ['a', 'b'].map(name => begin(underWay, name));
  first.earlier();
  const [{ ended, entry }] = second.before();
  expect(entry.resource).toEqual({
    name: 'a',
    owner: 'group:default/payments',
    requestedBy: 'user:default/ines',
  });
  first.fail();
  await expect(first.brought).rejects.toThrow();
  await expect(ended).resolves.toBeUndefined();
  second.finish();
  await second.brought;
});
