import { TrafficRule } from '@socle/plugin-tenancy-common';
import {
  allTraffic,
  readSeedGitOps,
  SeedGitOps,
  tenantNames,
} from './__testUtils__/seedGitOps';
import { forgeUrl, kustomize } from './__testUtils__/seedTree';

type Peer = NonNullable<TrafficRule['from'] & TrafficRule['to']>;

let gitops: SeedGitOps;

beforeAll(async () => {
  gitops = await readSeedGitOps();
});

it('reads its own address in the profile, and three clusters', () => {
  expect(gitops.profile.spec.gitops).toEqual({
    repository: `${forgeUrl}/platform/gitops.git`,
    branch: 'main',
  });
  expect(
    gitops.profile.spec.clusters.map(({ name, stage }) => [name, stage]),
  ).toEqual([
    ['paris-nonprod', 'nonprod'],
    ['paris-prod', 'prod'],
    ['legacy', 'prod'],
  ]);
});

it('has these tenants, and the fifth in its pull request', () => {
  const named = [...gitops.files.keys()].flatMap(
    file => /^tenants\/([^/]+)\/tenant\.yaml$/.exec(file)?.[1] ?? [],
  );
  expect(named.sort()).toEqual(tenantNames);
  expect(
    gitops
      .repository('platform', 'gitops')
      .files.has('tenants/loyalty/tenant.yaml'),
  ).toBe(false);
});

it('has traffic between tenants declared at both ends', () => {
  const ends = tenantNames
    .filter(name => name !== 'loyalty')
    .flatMap(name =>
      allTraffic(gitops.tenant(name)).map(({ rule, environment }) => ({
        name,
        environment: environment.name,
        rule,
      })),
    );
  const place = (peer: Peer = {}, name: string, own: string) => {
    const { tenant: other = name, environment = own, labels } = peer;
    return `${other}-${environment}/${labels?.['app.kubernetes.io/name']}`;
  };
  const sentences = (side: 'from' | 'to') =>
    ends
      .filter(({ rule }) => rule[side]?.tenant)
      .map(({ name, environment, rule }) =>
        [rule.from, rule.to]
          .map(peer => place(peer, name, environment))
          .join(' -> '),
      )
      // A tenant without staging is not reached from there, unless it says so.
      .filter(sentence => !/payments-staging|logistics-staging/.test(sentence))
      .sort();
  expect(sentences('to')).toEqual(sentences('from'));
  expect(sentences('to')).toHaveLength(6);
});

it('keeps the production of payments from changing while the ledger closes its week', () => {
  expect(
    gitops.one('tenants/payments/argocd', 'AppProject', 'payments').spec,
  ).toMatchObject({
    syncWindows: [
      {
        kind: 'deny',
        schedule: '0 3 * * 0',
        duration: '1h',
        timeZone: 'Europe/Paris',
        namespaces: ['payments-prod'],
      },
    ],
  });
});

it('has an Application for each add-on and cluster, and a root over the bootstrap', () => {
  const applications = [
    ...kustomize(gitops.files, 'bootstrap'),
    ...kustomize(gitops.files, 'platform'),
  ]
    .map(({ object }) => object)
    .filter(({ kind }) => kind === 'Application');
  expect(applications.map(({ metadata }) => metadata.name).sort()).toEqual(
    [
      'root',
      'platform',
      ...['paris-nonprod', 'paris-prod'].flatMap(cluster =>
        [
          'access',
          'ingress-nginx',
          'kube-dns',
          'monitoring',
          'opentelemetry-collector',
        ].map(addOn => `platform.${cluster}.${addOn}`),
      ),
    ].sort(),
  );
  for (const { spec } of applications) {
    const { source, project } = spec as {
      project: string;
      source: { repoURL: string; path: string };
    };
    expect(project).toBe('platform');
    expect(source.repoURL).toBe(`${forgeUrl}/platform/gitops.git`);
    expect(gitops.files.has(`${source.path}/kustomization.yaml`)).toBe(true);
  }
});
