import { ChangeRequestKind, Tenant } from '@socle/plugin-tenancy-common';
import { RegisteredTenant } from '../registry';
import { knownTenants, othersOf } from './knownTenants';
import { KnownRequest } from './types';

const tenantOf = (name: string, owner: string): Tenant => ({
  apiVersion: 'socle.dev/v1',
  kind: 'Tenant',
  metadata: { name, title: name },
  spec: {
    owner,
    costCenter: 'FR-4021',
    access: { admins: ['leads'] },
    environments: [],
  },
});

const merged = (name: string, tenant?: Tenant): RegisteredTenant => ({
  name,
  path: `tenants/${name}/tenant.yaml`,
  text: '',
  tenant,
  stale: false,
  findings: [],
});

const request = (
  tenant: string,
  kind: ChangeRequestKind,
  options: { owner?: string; requestedBy?: string; closed?: boolean } = {},
): KnownRequest => {
  const { owner, requestedBy, closed } = options;
  return {
    change: {
      number: 1,
      tenant,
      kind,
      state: closed ? 'closed' : 'open',
      branch: `socle/${kind}/${tenant}`,
      url: 'https://forge.example.com/pulls/1',
      title: `${kind} ${tenant}`,
      createdAt: '2026-11-21T10:00:00.000Z',
      updatedAt: '2026-11-21T10:00:00.000Z',
      headCommit: 'f'.repeat(40),
      ...(requestedBy && { requestedBy }),
    },
    ...(owner && {
      document: {
        text: '',
        tenant: tenantOf(tenant, owner),
        stale: false,
        findings: [],
      },
    }),
  };
};

const entries = knownTenants({
  tenants: [
    merged('payments', tenantOf('payments', 'group:default/payments')),
    merged('broken'),
  ],
  requests: [
    request('payments', 'change', { requestedBy: 'user:default/ines' }),
    request('payments', 'create', {
      owner: 'group:default/shop',
      requestedBy: 'user:default/tom',
    }),
    request('loyalty', 'create', {
      owner: 'group:default/payments',
      requestedBy: 'user:default/tom',
    }),
    request('vault', 'create', { owner: 'group:default/x', closed: true }),
    request('nobody', 'change'),
    request('torn', 'create'),
  ],
});

it('knows what is merged, and what open requests ask for beside it', () => {
  expect(
    [...entries].map(([name, { known, resource }]) => ({
      name,
      resource,
      is: known.merged ? 'merged' : 'requested',
      owner: (known.merged ?? known.proposed)?.tenant?.spec.owner,
      changes: known.changes.length,
    })),
  ).toEqual([
    {
      name: 'payments',
      /* A request for a name that is taken makes nobody its requester, and nobody else its owner. */
      resource: { name: 'payments', owner: 'group:default/payments' },
      is: 'merged',
      owner: 'group:default/payments',
      changes: 2,
    },
    {
      name: 'broken',
      resource: { name: 'broken' },
      is: 'merged',
      owner: undefined,
      changes: 0,
    },
    {
      name: 'loyalty',
      resource: {
        name: 'loyalty',
        owner: 'group:default/payments',
        requestedBy: 'user:default/tom',
      },
      is: 'requested',
      owner: 'group:default/payments',
      changes: 1,
    },
    {
      name: 'torn',
      resource: { name: 'torn' },
      is: 'requested',
      owner: undefined,
      changes: 1,
    },
  ]);
});

it('gives all others that can be read, by who may be told of them', () => {
  const names = (tenants: Tenant[]) =>
    tenants.map(({ metadata }) => metadata.name);
  const others = othersOf(entries.values(), {
    except: 'payments',
    reads: ({ requestedBy }) => requestedBy === 'user:default/ines',
  });
  expect([names(others.readable), names(others.hidden)]).toEqual([
    [],
    ['loyalty'],
  ]);
  const all = othersOf(entries.values(), {
    except: 'gifts',
    reads: ({ name }) => name === 'payments',
  });
  expect([names(all.readable), names(all.hidden)]).toEqual([
    ['payments'],
    ['loyalty'],
  ]);
});
