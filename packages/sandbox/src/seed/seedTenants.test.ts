import { Entity } from '@backstage/catalog-model';
import { renderTeamRepository } from '@socle/plugin-tenancy-common';
import { parse } from 'yaml';
import {
  readSeedGitOps,
  SeedGitOps,
  tenantNames,
} from './__testUtils__/seedGitOps';
import { documents, kustomize } from './__testUtils__/seedTree';

let gitops: SeedGitOps;

beforeAll(async () => {
  gitops = await readSeedGitOps();
});

describe.each(tenantNames)('the team of %s', name => {
  it('still has in its repository what "Create tenant" put there', () => {
    const team = gitops.repository(name, name).files;
    const created = renderTeamRepository(gitops.tenant(name), gitops.profile);
    const paths = created.map(({ path }) => path);
    expect([...team.keys()]).toEqual(
      expect.arrayContaining(
        // What a team puts there instead of it has names of its own.
        paths.filter(path => !path.endsWith('/config.yaml')),
      ),
    );
    const [catalog] = created.filter(
      ({ path }) => path === 'catalog-info.yaml',
    );
    const [{ kind, metadata }] = documents(catalog.content) as Entity[];
    expect(documents(team.get(catalog.path) ?? '')).toMatchObject([
      { kind, metadata },
    ]);
  });

  it('ships its services to environments that it has', () => {
    const { spec } = gitops.tenant(name);
    const team = gitops.repository(name, name);
    const services = [...team.files].filter(([file]) =>
      /^services\/[^/]+\.yaml$/.test(file),
    );
    expect(
      services
        .map(([, text]) => (parse(text) as { repository: string }).repository)
        .sort(),
    ).toEqual([...(spec.repositories ?? [])].sort());
    for (const [, text] of services) {
      const service = parse(text) as {
        name: string;
        environments: { environment: string; revision: string }[];
      };
      for (const { environment, revision } of service.environments) {
        const { files, pullRequests } = gitops.repository(name, service.name);
        expect(['main', ...pullRequests.map(({ branch }) => branch)]).toContain(
          revision,
        );
        expect([...files.keys()]).toContain(
          `deploy/${environment}/kustomization.yaml`,
        );
      }
    }
  });

  it('adds objects of its own to each environment', () => {
    for (const environment of gitops.tenant(name).spec.environments) {
      const additions = kustomize(
        gitops.repository(name, name).files,
        environment.name,
      );
      expect(additions.length).toBeGreaterThan(0);
      for (const { object } of additions) {
        expect(object.metadata.namespace).toBe(`${name}-${environment.name}`);
      }
    }
  });
});

it('suspends insights: nothing may run, and nothing passes', () => {
  expect(
    gitops.one('tenants/insights/dev', 'ResourceQuota', 'tenant').spec,
  ).toMatchObject({
    hard: { pods: '0', 'requests.memory': '0' },
  });
  const policies = kustomize(gitops.files, 'tenants/insights/dev').filter(
    ({ object }) => object.kind === 'CiliumNetworkPolicy',
  );
  expect(policies.map(({ object }) => object.metadata.name)).toEqual([
    'deny-all',
  ]);
});
