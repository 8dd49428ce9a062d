import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { parseTenant } from '../tenant/parse';
import { checkReferences } from '../tenant/references';
import { namespaceOf, Tenant } from '../tenant/types';
import { anyEnvironment, anyTenant } from '../__testUtils__/arbitraries';
import {
  sampleProfile,
  sampleTenant,
  withClusters,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { formatTenant } from './formatTenant';
import { render } from './render';
import { RenderedFile } from './types';

const profile = sampleProfile();
const profiles = (['eks', 'openshift', 'tanzu'] as const).map(flavour =>
  withClusters(profile, { flavour }),
);

interface Manifest {
  kind?: string;
  metadata?: { name: string; namespace?: string };
  spec?: Record<string, unknown>;
}

function manifestsOf({ content }: RenderedFile): Manifest[] {
  const documents = parseAllDocuments(content);
  if (!Array.isArray(documents)) {
    return [];
  }
  expect(
    documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]),
  ).toEqual([]);
  return documents.map(document => document.toJS());
}

describe('any valid tenant', () => {
  it('is read back from its own tenant.yaml, and refers to what the profile has', () => {
    fc.assert(
      fc.property(anyTenant, tenant => {
        const parsed = parseTenant(formatTenant(tenant), 'tenant.yaml');
        expect(parsed.findings).toEqual([]);
        expect(parsed.ok && parsed.value).toEqual(tenant);
        expect(
          checkReferences({ tenant, profile, file: 'tenant.yaml' }),
        ).toEqual([]);
      }),
    );
  });

  it('is rendered, for any flavour, the same each time, into its own namespaces only', () => {
    fc.assert(
      fc.property(
        anyTenant,
        fc.constantFrom(...profiles),
        (tenant, flavoured) => {
          const files = render(tenant, flavoured);
          expect(
            render(structuredClone(tenant), structuredClone(flavoured)),
          ).toEqual(files);
          const { name } = tenant.metadata;
          for (const file of files) {
            const [root, folder, environment] = file.path.split('/');
            expect([root, folder]).toEqual(['tenants', name]);
            const names = manifestsOf(file).map(({ kind, metadata }) => {
              const home =
                environment === 'argocd' || kind === 'Namespace'
                  ? metadata?.namespace
                  : namespaceOf(name, environment);
              expect(metadata?.namespace ?? home).toBe(home);
              return `${kind}/${metadata?.name}`;
            });
            expect(new Set(names).size).toBe(names.length);
          }
          expect(new Set(files.map(({ path }) => path)).size).toBe(
            files.length,
          );
        },
      ),
    );
  });

  it('is denied everything by default in each environment, both ways', () => {
    fc.assert(
      fc.property(anyTenant, tenant => {
        const denials = render(tenant, profile)
          .filter(({ path }) => path.endsWith('/network.yaml'))
          .map(file => manifestsOf(file)[0]);
        expect(denials).toHaveLength(tenant.spec.environments.length);
        for (const { metadata, spec } of denials) {
          expect(metadata?.name).toBe('deny-all');
          expect(spec).toEqual({
            endpointSelector: {},
            ingress: [{}],
            egress: [{}],
          });
        }
      }),
    );
  });
});

describe('a tenant that grows', () => {
  /** What holds a tenant: by place, so that a change of it is seen. */
  function guardrails(tenant: Tenant): Map<string, string> {
    const found = new Map<string, string>();
    for (const file of render(tenant, profile)) {
      for (const { kind, metadata, spec } of manifestsOf(file)) {
        const guard =
          kind === 'Namespace' ||
          kind === 'ResourceQuota' ||
          kind === 'LimitRange' ||
          metadata?.name === 'deny-all';
        if (guard) {
          found.set(`${file.path} ${kind}`, JSON.stringify({ metadata, spec }));
        }
        if (kind === 'AppProject' && spec) {
          for (const one of Object.values(
            spec.namespaceResourceBlacklist ?? {},
          )) {
            found.set(`blacklist ${JSON.stringify(one)}`, '');
          }
          found.set(
            'cluster-wide',
            JSON.stringify(spec.clusterResourceWhitelist),
          );
        }
      }
    }
    return found;
  }

  it('keeps every guardrail that it had, whatever environment or traffic is added', () => {
    fc.assert(
      fc.property(anyTenant, anyEnvironment, (tenant, added) => {
        fc.pre(
          tenant.spec.environments.every(({ name }) => name !== added.name),
        );
        const { spec } = tenant;
        const more: Tenant = {
          ...tenant,
          spec: {
            ...spec,
            traffic: [...(spec.traffic ?? []), ...(added.traffic ?? [])],
            environments: [...spec.environments, added],
          },
        };
        const after = guardrails(more);
        for (const [place, guard] of guardrails(tenant)) {
          expect([place, after.get(place)]).toEqual([place, guard]);
        }
      }),
    );
  });
});

describe('one changed field', () => {
  const before = sampleTenant();
  const changed = (after: Tenant) => {
    const old = new Map(
      render(before, profile).map(({ path, content }) => [path, content]),
    );
    return render(after, profile)
      .filter(({ path, content }) => old.get(path) !== content)
      .map(({ path }) => path.replace('tenants/payments/', ''));
  };
  const { spec } = before;

  it.each<[string, Tenant, string[]]>([
    ['nothing', structuredClone(before), []],
    [
      'owner',
      { ...before, spec: { ...spec, owner: 'group:default/cards' } },
      ['dev/namespace.yaml', 'prod/namespace.yaml'],
    ],
    [
      'costCenter',
      { ...before, spec: { ...spec, costCenter: 'X' } },
      ['dev/namespace.yaml', 'prod/namespace.yaml'],
    ],
    ['contacts', { ...before, spec: { ...spec, contacts: undefined } }, []],
    [
      'title',
      { ...before, metadata: { ...before.metadata, title: 'Cards' } },
      ['dev/dashboard.yaml', 'prod/dashboard.yaml'],
    ],
    [
      'description',
      { ...before, metadata: { ...before.metadata, description: 'Cards' } },
      ['argocd/project.yaml'],
    ],
    [
      'access',
      {
        ...before,
        spec: { ...spec, access: { ...spec.access, viewers: ['x'] } },
      },
      ['argocd/project.yaml', 'dev/rbac.yaml', 'prod/rbac.yaml'],
    ],
    [
      'repositories',
      { ...before, spec: { ...spec, repositories: undefined } },
      ['argocd/project.yaml'],
    ],
    [
      'traffic of all environments',
      { ...before, spec: { ...spec, traffic: undefined } },
      ['dev/network.yaml', 'prod/network.yaml'],
    ],
    [
      'size',
      withEnvironment(before, 'dev', { size: 'medium' }),
      ['dev/quota.yaml', 'dev/limits.yaml'],
    ],
    [
      'quota',
      withEnvironment(before, 'prod', { quota: { pods: '10' } }),
      ['prod/quota.yaml'],
    ],
    [
      'traffic of one',
      withEnvironment(before, 'prod', { traffic: undefined }),
      ['prod/network.yaml'],
    ],
    [
      'exposed',
      withEnvironment(before, 'prod', { exposed: ['a.example.com'] }),
      ['prod/network.yaml'],
    ],
    [
      'exposed, for the first time',
      withEnvironment(before, 'dev', { exposed: ['a.dev.example.com'] }),
      ['dev/quota.yaml', 'dev/network.yaml'],
    ],
    [
      'syncWindows',
      withEnvironment(before, 'prod', { syncWindows: undefined }),
      ['argocd/project.yaml'],
    ],
    [
      'expires',
      withEnvironment(before, 'dev', { expires: '2027-03-31' }),
      ['dev/namespace.yaml'],
    ],
    [
      'suspended',
      withEnvironment(before, 'dev', { suspended: true }),
      [
        'dev/environment.yaml',
        'dev/namespace.yaml',
        'dev/quota.yaml',
        'dev/network.yaml',
      ],
    ],
  ])('changes only the files that it should: %s', (_field, after, files) => {
    expect(changed(after)).toEqual(files);
  });
});
