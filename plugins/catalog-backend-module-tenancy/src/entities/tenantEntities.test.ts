import { ConfigReader } from '@backstage/config';
import {
  Entity,
  locationEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { Profile } from '@socle/plugin-tenancy-common';
import { profile, tenant } from '../__testUtils__/tenants';
import { tenantAddresses } from './tenantAddresses';
import { tenantEntities } from './tenantEntities';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      gitea: [{ host: 'forge.example.com' }],
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
    },
  }),
);
const gitea = 'https://forge.example.com';

function entitiesOf(options: {
  treeUrl: string;
  teamUrl?: string;
  name?: string;
  clusterNames?: Map<string, string>;
}): Entity[] {
  const { treeUrl, teamUrl = `${gitea}/{tenant}/{tenant}.git` } = options;
  const { name = 'payments', clusterNames = new Map() } = options;
  const offered = profile(gitea);
  const adapted: Profile = {
    ...offered,
    spec: { ...offered.spec, teams: { repository: teamUrl } },
  };
  return tenantEntities({
    tenant: tenant(name),
    profile: adapted,
    addresses: tenantAddresses({
      name,
      treeUrl,
      profile: adapted,
      integrations,
    }),
    clusterNames,
  });
}

const onGitea = { treeUrl: `${gitea}/platform/gitops/src/branch/main` };

it('is a System, a Resource for each environment, and the way to the team’s own catalog', () => {
  const folder = `${gitea}/platform/gitops/src/branch/main/tenants/payments/`;
  const annotations = {
    'backstage.io/managed-by-location': `url:${folder}tenant.yaml`,
    'backstage.io/managed-by-origin-location': `url:${folder}tenant.yaml`,
    'backstage.io/source-location': `url:${folder}`,
    'backstage.io/view-url': `${folder}tenant.yaml`,
    'backstage.io/edit-url': `${gitea}/platform/gitops/_edit/main/tenants/payments/tenant.yaml`,
    'socle.dev/tenant': 'payments',
  };
  const [system, dev, prod, location] = entitiesOf(onGitea);
  expect(system).toEqual({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: 'payments',
      title: 'payments',
      description: 'What payments does',
      annotations,
      links: [
        { url: folder, title: 'What guards the tenant' },
        { url: `${gitea}/payments/payments`, title: 'Team repository' },
        {
          url: 'https://argocd.example.com/applications?proj=payments',
          title: 'Argo CD',
        },
        {
          url: 'https://grafana.example.com/d/payments-dev',
          title: 'Grafana, dev',
        },
        {
          url: 'https://grafana.example.com/d/payments-prod',
          title: 'Grafana, prod',
        },
      ],
    },
    spec: { type: 'tenant', owner: 'group:default/payments' },
  });
  expect(dev).toEqual({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'payments-dev',
      title: 'payments, dev',
      description: 'Namespace payments-dev on paris-nonprod',
      annotations: {
        ...annotations,
        'backstage.io/kubernetes-namespace': 'payments-dev',
        'backstage.io/kubernetes-cluster': 'paris-nonprod',
        'backstage.io/kubernetes-label-selector':
          'socle.dev/tenant=payments,socle.dev/environment=dev',
      },
      links: [
        { url: 'https://grafana.example.com/d/payments-dev', title: 'Grafana' },
      ],
    },
    spec: {
      type: 'kubernetes-namespace',
      owner: 'group:default/payments',
      system: 'payments',
    },
  });
  expect(prod.metadata.name).toBe('payments-prod');
  expect(location).toMatchObject({
    metadata: { name: 'tenant.payments', annotations },
    spec: {
      type: 'url',
      target: `${gitea}/payments/payments/src/branch/main/catalog-info.yaml`,
      presence: 'optional',
    },
  });
});

it.each([
  [
    'GitHub',
    {
      treeUrl: 'https://github.com/halle/gitops/tree/main',
      teamUrl: 'https://github.com/halle/{tenant}.git',
    },
    'https://github.com/halle/gitops/tree/main/tenants/payments/tenant.yaml',
    'https://github.com/halle/payments/blob/main/catalog-info.yaml',
  ],
  [
    'GitLab',
    {
      treeUrl: 'https://gitlab.example.com/halle/gitops/-/tree/main/',
      teamUrl: 'https://gitlab.example.com/halle/teams/{tenant}.git',
    },
    'https://gitlab.example.com/halle/gitops/-/tree/main/tenants/payments/tenant.yaml',
    'https://gitlab.example.com/halle/teams/payments/-/blob/main/catalog-info.yaml',
  ],
])('leads to files of %s', (_name, options, file, catalogInfo) => {
  const [system, , , location] = entitiesOf(options);
  expect(system.metadata.annotations?.['backstage.io/view-url']).toBe(file);
  expect(location.spec?.target).toBe(catalogInfo);
});

it('leads to no catalog on a forge that the portal cannot read', () => {
  const entities = entitiesOf({
    ...onGitea,
    teamUrl: 'https://elsewhere.example.com/{tenant}.git',
  });
  expect(entities.map(entity => entity.kind)).toEqual([
    'System',
    'Resource',
    'Resource',
  ]);
});

it('calls a cluster as the portal does', () => {
  const [, dev] = entitiesOf({
    ...onGitea,
    clusterNames: new Map([['paris-nonprod', 'eks-1']]),
  });
  expect(dev.metadata.annotations?.['backstage.io/kubernetes-cluster']).toBe(
    'eks-1',
  );
});

it('is what a catalog takes, whatever a tenant may be called', async () => {
  const entities = entitiesOf({ ...onGitea, name: 'a'.repeat(30) });
  for (const entity of entities) {
    const valid = await Promise.all(
      [
        systemEntityV1alpha1Validator,
        resourceEntityV1alpha1Validator,
        locationEntityV1alpha1Validator,
      ].map(validator => validator.check(entity)),
    );
    expect([stringifyEntityRef(entity), valid]).toEqual([
      stringifyEntityRef(entity),
      expect.arrayContaining([true]),
    ]);
    await expect(
      new SchemaValidEntityPolicy().enforce(entity),
    ).resolves.toBeDefined();
    await expect(
      new FieldFormatEntityPolicy().enforce(entity),
    ).resolves.toBeDefined();
  }
});
