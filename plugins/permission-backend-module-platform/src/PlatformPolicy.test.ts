import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { argocdPermissions } from '@socle/plugin-argocd-common';
import { ciliumPermissions } from '@socle/plugin-cilium-common';
import { opentelemetryPermissions } from '@socle/plugin-opentelemetry-common';
import {
  tenancyPermissions,
  tenancyTenantInspectPermission,
} from '@socle/plugin-tenancy-common';
import { readRoles } from './config';
import { PlatformPolicy } from './PlatformPolicy';

const policy = new PlatformPolicy({
  roles: readRoles(
    new ConfigReader({
      platform: {
        roles: {
          operators: ['group:default/sre', 'platform'],
          administrators: ['group:default/platform'],
        },
      },
    }),
  ),
});

const somebody = (name: string, group: string): PolicyQueryUser => ({
  credentials: mockCredentials.user(`user:default/${name}`),
  info: {
    userEntityRef: `user:default/${name}`,
    ownershipEntityRefs: [`user:default/${name}`, `group:default/${group}`],
  },
});
const people: Record<string, PolicyQueryUser | undefined> = {
  nobody: undefined,
  developer: somebody('tom.becker', 'shop'),
  sre: somebody('amara.diallo', 'sre'),
  administrator: somebody('hugo.lefevre', 'platform'),
};

const laterPermissions = [
  createPermission({ name: 'later.read', attributes: { action: 'read' } }),
  createPermission({ name: 'later.delete', attributes: { action: 'delete' } }),
  createPermission({ name: 'later.use', attributes: {} }),
  createPermission({
    name: 'later.entity.read',
    attributes: { action: 'read' },
    resourceType: 'catalog-entity',
  }),
  createPermission({
    name: 'later.entity.sync',
    attributes: { action: 'update' },
    resourceType: 'catalog-entity',
  }),
  createPermission({
    name: 'later.dashboard.read',
    attributes: { action: 'read' },
    resourceType: 'dashboard',
  }),
];

const permissions = new Map<string, Permission>(
  [
    ...catalogPermissions,
    ...kubernetesPermissions,
    ...scaffolderPermissions,
    ...tenancyPermissions,
    ...argocdPermissions,
    ...ciliumPermissions,
    ...opentelemetryPermissions,
    ...laterPermissions,
  ].map(permission => [permission.name, permission]),
);

/** `yes`, `no`, or the condition: `if IS_ENTITY_OWNER`, `if IS_TENANT_OWNER or IS_TENANT_REQUESTER`. */
async function may(who: string, name: string): Promise<string> {
  const permission = permissions.get(name);
  if (!permission) {
    throw new Error(`${name} is no permission`);
  }
  const decision = await policy.handle({ permission }, people[who]);
  if (decision.result !== AuthorizeResult.CONDITIONAL) {
    return decision.result === AuthorizeResult.ALLOW ? 'yes' : 'no';
  }
  const { conditions } = decision;
  const any = 'anyOf' in conditions ? conditions.anyOf : [conditions];
  return `if ${any.map(one => ('rule' in one ? one.rule : '…')).join(' or ')}`;
}

const owner = 'if IS_ENTITY_OWNER';
const tenantOwner = 'if IS_TENANT_OWNER';
const tenantReader = 'if IS_TENANT_OWNER or IS_TENANT_REQUESTER';
const applicationOwner = 'if IS_APPLICATION_OWNER';
const networkOwner = 'if IS_NETWORK_OWNER';
const serviceOwner = 'if IS_SERVICE_OWNER';
const initiator = 'if IS_TASK_OWNER';

const table: Array<
  [permission: string, developer: string, sre: string, administrator: string]
> = [
  ['catalog.entity.read', 'yes', 'yes', 'yes'],
  ['catalog.entity.create', 'yes', 'yes', 'yes'],
  ['catalog.entity.refresh', 'yes', 'yes', 'yes'],
  ['catalog.entity.validate', 'yes', 'yes', 'yes'],
  ['catalog.entity.delete', owner, owner, 'yes'],
  ['catalog.location.read', 'yes', 'yes', 'yes'],
  ['catalog.location.create', 'yes', 'yes', 'yes'],
  ['catalog.location.analyze', 'yes', 'yes', 'yes'],
  ['catalog.location.delete', 'no', 'no', 'yes'],
  ['catalog.ingestion.read', 'no', 'yes', 'yes'],
  ['catalog.ingestion.manage', 'no', 'no', 'yes'],
  ['kubernetes.proxy', 'no', 'yes', 'yes'],
  ['kubernetes.clusters.read', 'yes', 'yes', 'yes'],
  ['kubernetes.resources.read', 'yes', 'yes', 'yes'],
  ['tenancy.tenant.read', owner, 'yes', 'yes'],
  ['tenancy.tenant.inspect', tenantReader, 'yes', 'yes'],
  ['tenancy.tenant.create', 'yes', 'yes', 'yes'],
  ['tenancy.tenant.update', tenantOwner, tenantOwner, 'yes'],
  ['tenancy.tenant.delete', tenantOwner, tenantOwner, 'yes'],
  ['argocd.application.read', applicationOwner, 'yes', 'yes'],
  ['argocd.application.refresh', applicationOwner, 'yes', 'yes'],
  ['argocd.application.hard-refresh', applicationOwner, 'yes', 'yes'],
  ['argocd.application.sync', applicationOwner, applicationOwner, 'yes'],
  ['argocd.application.terminate', applicationOwner, applicationOwner, 'yes'],
  ['argocd.application.rollback', applicationOwner, applicationOwner, 'yes'],
  [
    'argocd.application.confirm-prune',
    applicationOwner,
    applicationOwner,
    'yes',
  ],
  ['cilium.network.read', networkOwner, 'yes', 'yes'],
  ['cilium.network.ask', networkOwner, 'yes', 'yes'],
  ['cilium.network.propose', networkOwner, networkOwner, 'yes'],
  ['opentelemetry.health.read', serviceOwner, 'yes', 'yes'],
  ['opentelemetry.objective.propose', serviceOwner, serviceOwner, 'yes'],
  ['opentelemetry.platform.read', 'no', 'yes', 'yes'],
  ['scaffolder.action.execute', 'yes', 'yes', 'yes'],
  ['scaffolder.template.parameter.read', 'yes', 'yes', 'yes'],
  ['scaffolder.template.step.read', 'yes', 'yes', 'yes'],
  ['scaffolder.template.dry-run', 'no', 'yes', 'yes'],
  ['scaffolder.template.management', 'no', 'yes', 'yes'],
  ['scaffolder.task.create', 'yes', 'yes', 'yes'],
  ['scaffolder.task.read', initiator, 'yes', 'yes'],
  ['scaffolder.task.cancel', initiator, 'yes', 'yes'],
  ['later.read', 'no', 'yes', 'yes'],
  ['later.delete', 'no', 'no', 'yes'],
  ['later.use', 'no', 'no', 'yes'],
  ['later.entity.read', owner, 'yes', 'yes'],
  ['later.entity.sync', 'no', 'no', 'yes'],
  ['later.dashboard.read', 'no', 'yes', 'yes'],
];

it.each(table)('%s: developer %s, SRE %s, administrator %s', async (...row) => {
  const [name, ...expected] = row;
  expect([
    await may('developer', name),
    await may('sre', name),
    await may('administrator', name),
  ]).toEqual(expected);
  expect(await may('nobody', name)).toBe('no');
});

it('says something of every permission that the plugins bring', () => {
  expect(table.map(([name]) => name).sort()).toEqual(
    [...permissions.keys()].sort(),
  );
});

it('asks for the claims of the one who asks, in the plugin that knows', async () => {
  const [permission] = tenancyPermissions;
  expect(await policy.handle({ permission }, people.developer)).toEqual({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: { claims: ['user:default/tom.becker', 'group:default/shop'] },
    },
  });
});

it('asks for tenants of the groups of the one who asks, and for those that they asked for themselves', async () => {
  const permission = tenancyTenantInspectPermission;
  const condition = (rule: string, claims: string[]) => ({
    rule,
    resourceType: 'tenancy-tenant',
    params: { claims },
  });
  expect(await policy.handle({ permission }, people.developer)).toEqual({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'tenancy',
    resourceType: 'tenancy-tenant',
    conditions: {
      anyOf: [
        condition('IS_TENANT_OWNER', [
          'user:default/tom.becker',
          'group:default/shop',
        ]),
        condition('IS_TENANT_REQUESTER', ['user:default/tom.becker']),
      ],
    },
  });
});

it('refuses a role that is no reference', () => {
  expect(() =>
    readRoles(
      new ConfigReader({ platform: { roles: { operators: ['group:'] } } }),
    ),
  ).toThrow(/platform\.roles\.operators has group:; write a reference/);
});
