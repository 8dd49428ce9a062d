import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TenantsService } from '../tenants';
import { CatalogScopes } from './CatalogScopes';
import { OwnershipReader } from './OwnershipReader';

const tenants: TenantsService = {
  async list() {
    return {
      tenants: [
        {
          name: 'payments',
          owner: 'group:default/payments',
          environments: [
            {
              name: 'dev',
              cluster: 'paris-nonprod',
              namespace: 'payments-dev',
            },
          ],
          problems: [],
        },
      ],
      problems: [],
      status: {
        level: 'ok',
        reason: 'Read',
        observedAt: '2026-11-21T10:00:00.000Z',
      },
    };
  },
  async get() {
    return undefined;
  },
};

const entity = (
  kind: string,
  name: string,
  spec: Entity['spec'],
  relations?: Entity['relations'],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec,
  relations,
});

const entities = [
  entity('Group', 'engineering', { type: 'department' }),
  entity('Group', 'payments', { type: 'team', parent: 'engineering' }),
  entity('Group', 'crew', { type: 'squad' }, [
    { type: 'childOf', targetRef: 'group:default/payments' },
  ]),
  entity('Group', 'snake', { type: 'team', parent: 'tail' }),
  entity('Group', 'tail', { type: 'team', parent: 'snake' }),
  entity('User', 'ines', { memberOf: ['crew'] }),
  entity('Component', 'checkout', { system: 'payments', owner: 'payments' }),
  entity('Component', 'refunds', { system: 'payments', owner: 'crew' }),
  entity('Component', 'ledger', { system: 'payments', owner: 'user:ines' }),
  entity('Component', 'cycle', { system: 'payments', owner: 'snake' }),
  entity('Component', 'nobody', { system: 'payments', owner: 'group:' }),
  entity('Component', 'ghost', { system: 'payments', owner: 'unheard-of' }),
  entity('Component', 'shared', { system: 'payments', owner: 'payments' }, [
    { type: 'ownedBy', targetRef: 'group:default/payments' },
    { type: 'ownedBy', targetRef: 'group:default/snake' },
  ]),
];

function scopes(catalog = catalogServiceMock({ entities })) {
  return new CatalogScopes({
    catalog,
    authority: {
      mode: 'tenancy',
      tenants,
      ownership: new OwnershipReader({
        catalog,
        auth: mockServices.auth(),
        now: () => new Date(0),
      }),
    },
  });
}

const credentials = mockCredentials.user();

it.each([
  ['owned by the tenant’s own group', 'checkout', true],
  ['owned by a group under it', 'refunds', true],
  ['owned by a person in a group under it', 'ledger', true],
  ['owned by a group in a circle of groups', 'cycle', false],
  ['owned by something that is no reference', 'nobody', false],
  ['owned by a group that the catalog does not know', 'ghost', false],
  ['owned by another team too', 'shared', false],
])('an entity %s', async (_story, name, isShown) => {
  const scope = await scopes().resolve({
    entityRef: `component:default/${name}`,
    credentials,
  });
  expect(scope.environments.length > 0).toBe(isShown);
  expect(scope.refused.map(({ reason }) => reason)).toEqual(
    isShown ? [] : ['owner-not-in-tenant'],
  );
});

it('reads the entity with the credentials of who asks, and hides what they may not read', async () => {
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async () => undefined,
  });
  await expect(
    scopes(catalog).resolve({
      entityRef: 'component:default/checkout',
      credentials,
    }),
  ).rejects.toMatchObject({
    name: 'NotFoundError',
    message:
      'component:default/checkout is not in the catalog, or you may not read it',
  });
  expect(catalog.getEntityByRef).toHaveBeenCalledWith(
    { kind: 'component', namespace: 'default', name: 'checkout' },
    { credentials },
  );
});

it('refuses what is no entity reference', async () => {
  await expect(
    scopes().resolve({ entityRef: 'checkout', credentials }),
  ).rejects.toMatchObject({ name: 'InputError' });
});

it('trusts annotations where the configuration says so', async () => {
  const catalog = catalogServiceMock({
    entities: [
      {
        ...entities[6],
        metadata: {
          name: 'checkout',
          annotations: { 'backstage.io/kubernetes-namespace': 'web' },
        },
      },
    ],
  });
  const scope = await new CatalogScopes({
    catalog,
    authority: { mode: 'annotations', clusters: ['legacy'] },
  }).resolve({ entityRef: 'component:default/checkout', credentials });
  expect(scope).toMatchObject({
    environments: [{ cluster: 'legacy', namespace: 'web' }],
  });
  expect(scope.tenant).toBeUndefined();
});
