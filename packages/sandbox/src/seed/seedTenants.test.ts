import { parse } from 'yaml';
import {
  allTraffic,
  readSeedGitOps,
  SeedGitOps,
  tenantNames,
} from './__testUtils__/seedGitOps';
import { forgeUrl, kustomize } from './__testUtils__/seedTree';

const specFields = new Set([
  'owner',
  'costCenter',
  'contacts',
  'access',
  'repositories',
  'traffic',
  'environments',
]);
const roles = new Set(['admins', 'developers', 'viewers']);
const environmentFields = new Set([
  'name',
  'cluster',
  'size',
  'quota',
  'exposed',
  'traffic',
  'syncWindows',
  'suspended',
]);
const trafficFields = new Set(['from', 'to', 'ports', 'http', 'reason']);
const environmentFiles = [
  'alerts',
  'dashboard',
  'environment',
  'kustomization',
  'limits',
  'namespace',
  'network',
  'quota',
  'rbac',
  'telemetry',
];
const nothing = {
  'requests.cpu': '0',
  'requests.memory': '0',
  'limits.cpu': '0',
  'limits.memory': '0',
  'requests.storage': '0',
  pods: '0',
  persistentvolumeclaims: '0',
  'services.loadbalancers': '0',
};
const mayBeWritten = new Set([
  'pods',
  'pods/exec',
  'pods/portforward',
  'pods/ephemeralcontainers',
  'secrets',
  'jobs',
]);
const guarded = [
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'LimitRange' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'cilium.io', kind: 'CiliumNetworkPolicy' },
  { group: 'argoproj.io', kind: 'AppProject' },
  { group: 'argoproj.io', kind: 'Application' },
  { group: 'argoproj.io', kind: 'ApplicationSet' },
];

let gitops: SeedGitOps;

beforeAll(async () => {
  gitops = await readSeedGitOps();
});

describe.each(tenantNames)('tenant %s', name => {
  it('is asked for with the fields of a Tenant', () => {
    const { apiVersion, kind, metadata, spec } = gitops.tenant(name);
    expect({ apiVersion, kind }).toEqual({
      apiVersion: 'socle.dev/v1',
      kind: 'Tenant',
    });
    expect(Object.keys(metadata).sort()).toEqual([
      'description',
      'name',
      'title',
    ]);
    expect(metadata.name).toBe(name);
    expect(metadata.name).toMatch(/^[a-z][a-z0-9-]{1,29}$/);
    expect(spec.owner).toMatch(/^group:default\/[a-z]+$/);
    expect(spec.costCenter).toMatch(/^FR-\d{4}$/);
    expect(Object.keys(spec).filter(field => !specFields.has(field))).toEqual(
      [],
    );
    expect(Object.keys(spec.access).filter(role => !roles.has(role))).toEqual(
      [],
    );
    spec.environments.forEach(environment => {
      expect(
        Object.keys(environment).filter(field => !environmentFields.has(field)),
      ).toEqual([]);
      expect(environment.name).toMatch(/^[a-z][a-z0-9]*$/);
      expect(gitops.profile.spec.sizes).toHaveProperty(environment.size);
    });
    allTraffic(spec.environments, spec.traffic).forEach(({ rule }) => {
      expect(
        Object.keys(rule).filter(field => !trafficFields.has(field)),
      ).toEqual([]);
      expect(rule.reason).toMatch(/^[A-Z].*[^.]$/);
      rule.ports.forEach(port => expect(port).toMatch(/^\d+\/TCP$/));
    });
  });

  it('has a folder for each environment, with the same files', () => {
    const { spec } = gitops.tenant(name);
    const folder = `tenants/${name}/`;
    const found = [...gitops.files.keys()].filter(file =>
      file.startsWith(folder),
    );
    const expected = [
      'tenant.yaml',
      'argocd/kustomization.yaml',
      'argocd/project.yaml',
      'argocd/services.yaml',
      ...spec.environments.flatMap(environment =>
        environmentFiles.map(file => `${environment.name}/${file}.yaml`),
      ),
    ].map(file => `${folder}${file}`);
    expect(found.sort()).toEqual(expected.sort());
  });

  it('names its namespaces and its labels the same everywhere', () => {
    for (const environment of gitops.tenant(name).spec.environments) {
      const directory = `tenants/${name}/${environment.name}`;
      const namespace = `${name}-${environment.name}`;
      expect(
        parse(gitops.files.get(`${directory}/environment.yaml`) ?? ''),
      ).toEqual({
        cluster: environment.cluster,
        namespace,
        ...(environment.suspended && { suspended: true }),
      });
      for (const { object } of kustomize(gitops.files, directory)) {
        const { metadata } = object;
        expect(
          object.kind === 'Namespace' ? metadata.name : metadata.namespace,
        ).toBe(namespace);
        expect(object.metadata.labels).toMatchObject({
          'socle.dev/tenant': name,
          'socle.dev/environment': environment.name,
        });
      }
    }
  });

  it('guards its namespaces', () => {
    for (const environment of gitops.tenant(name).spec.environments) {
      const directory = `tenants/${name}/${environment.name}`;
      const namespace = `${name}-${environment.name}`;
      expect(
        gitops.one(directory, 'Namespace', namespace).metadata,
      ).toMatchObject({
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
          'argocd.argoproj.io/sync-wave': '-10',
        },
      });
      expect(
        gitops.one(directory, 'CiliumNetworkPolicy', 'deny-all').spec,
      ).toEqual({
        endpointSelector: {},
        ingress: [{}],
        egress: [{}],
      });
      const size = gitops.profile.spec.sizes[environment.size];
      expect(gitops.one(directory, 'LimitRange', 'tenant').spec).toEqual({
        limits: [{ type: 'Container', ...size.limits }],
      });
      expect(gitops.one(directory, 'ResourceQuota', 'tenant').spec).toEqual({
        hard: {
          ...size.quota,
          ...environment.quota,
          'services.nodeports': '0',
          ...(environment.suspended && nothing),
        },
      });
    }
  });

  it('guards its namespaces as soon as they are there', () => {
    for (const environment of gitops.tenant(name).spec.environments) {
      const directory = `tenants/${name}/${environment.name}`;
      for (const [kind, guard] of [
        ['Namespace', `${name}-${environment.name}`],
        ['ResourceQuota', 'tenant'],
        ['LimitRange', 'tenant'],
        ['CiliumNetworkPolicy', 'deny-all'],
      ]) {
        expect(gitops.one(directory, kind, guard).metadata).toMatchObject({
          annotations: { 'argocd.argoproj.io/sync-wave': '-10' },
        });
      }
    }
  });

  it('binds rights to its groups, and none that could loosen what guards it', () => {
    const { access, environments } = gitops.tenant(name).spec;
    for (const environment of environments) {
      const objects = kustomize(
        gitops.files,
        `tenants/${name}/${environment.name}`,
      );
      const bound = objects
        .filter(({ object }) => object.kind === 'RoleBinding')
        .map(({ object }) => [
          object.metadata.name,
          (object.subjects as { name: string }[]).map(subject => subject.name),
        ]);
      expect(Object.fromEntries(bound)).toEqual(
        Object.fromEntries(
          Object.entries(access).map(([role, groups]) => [
            `tenant-${role.replace(/s$/, '')}`,
            groups.map(group => `oidc:${group}`),
          ]),
        ),
      );
      const writes = objects
        .filter(({ object }) => object.kind === 'Role')
        .flatMap(
          ({ object }) =>
            object.rules as { resources: string[]; verbs: string[] }[],
        )
        .filter(({ verbs }) =>
          verbs.some(verb => !['get', 'list', 'watch'].includes(verb)),
        )
        .flatMap(({ resources }) => resources);
      expect(writes.filter(resource => !mayBeWritten.has(resource))).toEqual(
        [],
      );
      expect(environment.name === 'prod' && writes.includes('secrets')).toBe(
        false,
      );
    }
  });

  it('opens what it declares, with the reason, and nothing where it is suspended', () => {
    const { spec } = gitops.tenant(name);
    for (const environment of spec.environments) {
      const policies = kustomize(
        gitops.files,
        `tenants/${name}/${environment.name}`,
      ).filter(({ object }) => object.kind === 'CiliumNetworkPolicy');
      const names = policies.map(({ object }) => object.metadata.name);
      const reasons = new Set(
        policies.map(
          ({ object }) => object.metadata.annotations?.['socle.dev/reason'],
        ),
      );
      const { suspended, exposed, traffic = [] } = environment;
      const declared = [...(spec.traffic ?? []), ...traffic];
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter(policy => !/^(e|in)gress-/.test(policy))).toEqual([
        'deny-all',
        ...(suspended
          ? []
          : ['allow-dns', 'allow-telemetry', 'allow-scraping']),
        ...(exposed && !suspended ? ['allow-ingress'] : []),
      ]);
      expect(declared.filter(({ reason }) => reasons.has(reason))).toHaveLength(
        suspended ? 0 : declared.length,
      );
    }
  });

  it('has a project for its own repositories and namespaces only', () => {
    const { spec } = gitops.tenant(name);
    expect(
      gitops.one(`tenants/${name}/argocd`, 'AppProject', name),
    ).toMatchObject({
      metadata: { namespace: 'argocd' },
      spec: {
        sourceRepos: [
          `${forgeUrl}/${name}/${name}.git`,
          ...(spec.repositories ?? []),
        ],
        destinations: spec.environments.map(environment => ({
          name: environment.cluster,
          namespace: `${name}-${environment.name}`,
        })),
        clusterResourceWhitelist: [],
        namespaceResourceBlacklist: expect.arrayContaining(guarded),
      },
    });
  });

  it('names its Applications tenant.environment.service, in its own project', () => {
    const directory = `tenants/${name}/argocd`;
    const clusters = Object.fromEntries(
      gitops
        .tenant(name)
        .spec.environments.map(environment => [
          environment.name,
          environment.cluster,
        ]),
    );
    expect(
      gitops.one(directory, 'ApplicationSet', `${name}-services`).spec,
    ).toMatchObject({
      generators: [
        {
          matrix: {
            generators: [{ git: { values: clusters } }, { list: {} }],
          },
        },
      ],
      template: {
        metadata: { name: `${name}.{{.environment}}.{{.name}}` },
        spec: {
          project: name,
          syncPolicy: { syncOptions: ['FailOnSharedResource=true'] },
        },
      },
    });
    expect(
      gitops.one(directory, 'ApplicationSet', `${name}-team`).spec,
    ).toMatchObject({
      generators: [
        {
          list: {
            elements: Object.entries(clusters).map(
              ([environment, cluster]) => ({ environment, cluster }),
            ),
          },
        },
      ],
      template: {
        metadata: { name: `${name}.{{.environment}}.team` },
        spec: { project: name },
      },
    });
  });

  it('ships the services of its repository to environments that it has', () => {
    const { spec } = gitops.tenant(name);
    const team = gitops.repository(name, name);
    const services = [...team.files].filter(([file]) =>
      file.startsWith('services/'),
    );
    expect(
      services
        .map(([, text]) => (parse(text) as { repository: string }).repository)
        .sort(),
    ).toEqual([...(spec.repositories ?? [])].sort());
    for (const [file, text] of services) {
      const service = parse(text) as {
        name: string;
        environments: { environment: string; revision: string }[];
      };
      expect(file).toBe(`services/${service.name}.yaml`);
      expect(service.name).not.toBe('team');
      for (const { environment, revision } of service.environments) {
        expect(spec.environments.map(item => item.name)).toContain(environment);
        expect(revision).toBe('main');
        expect(
          gitops
            .repository(name, service.name)
            .files.has(`deploy/${environment}/kustomization.yaml`),
        ).toBe(true);
      }
    }
  });

  it('adds objects of its own that collide with none of the baseline', () => {
    for (const environment of gitops.tenant(name).spec.environments) {
      const key = ({
        kind,
        metadata,
      }: {
        kind: string;
        metadata: { name: string };
      }) => `${kind}/${metadata.name}`;
      const baseline = new Set(
        kustomize(gitops.files, `tenants/${name}/${environment.name}`).map(
          ({ object }) => key(object),
        ),
      );
      const additions = kustomize(
        gitops.repository(name, name).files,
        environment.name,
      );
      expect(additions.length).toBeGreaterThan(0);
      for (const { object } of additions) {
        expect(baseline).not.toContain(key(object));
        expect(object.metadata.namespace).toBe(`${name}-${environment.name}`);
        expect(guarded.map(({ kind }) => kind)).not.toContain(object.kind);
      }
    }
  });
});
