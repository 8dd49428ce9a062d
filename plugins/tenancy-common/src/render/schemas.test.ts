import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  sampleProfile,
  sampleTenant,
  withClusters,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { renderPlatform } from './platform/renderPlatform';
import { render } from './render';
import { RenderedFile } from './types';

const objectsOf = (files: RenderedFile[]): object[] =>
  files
    .filter(({ path }) => path.endsWith('.yaml'))
    .flatMap(({ content }) => {
      const documents = parseAllDocuments(content, { version: '1.1' });
      return Array.isArray(documents)
        ? documents.map(one => Object(one.toJS()))
        : [];
    });

/** The faults of each object; null where this kind has no schema here. */
function faultsOf(objects: object[]): (string[] | null)[] {
  const script = resolve(__dirname, '../__testUtils__/checkSchemas.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script], {
      input: JSON.stringify(objects),
      encoding: 'utf8',
    }),
  );
}

const kindOf = (manifest: object) => {
  const { apiVersion, kind }: { apiVersion?: unknown; kind?: unknown } =
    manifest;
  return `${apiVersion} ${kind}`;
};

describe('every rendered object fits the closed schema of its API', () => {
  const tenant = withEnvironment(sampleTenant(), 'dev', {
    identities: [
      {
        serviceAccount: 'checkout',
        role: 'arn:aws:iam::123456789012:role/checkout',
      },
    ],
  });

  it.each(['eks', 'openshift', 'tanzu'] as const)('on %s', flavour => {
    const profile = withClusters(sampleProfile(), {
      flavour,
      tanzu: { workspace: 'caas' },
    });
    const objects = [
      ...objectsOf(render(tenant, profile)),
      ...objectsOf(renderPlatform(profile)),
    ];
    const faults = faultsOf(objects);
    expect(
      faults.flatMap((found, index) =>
        (found ?? []).map(fault => `${kindOf(objects[index])}: ${fault}`),
      ),
    ).toEqual([]);
    const unchecked = objects.filter((_, index) => !faults[index]).map(kindOf);
    expect([...new Set(unchecked)].sort()).toEqual([
      ...(flavour === 'tanzu'
        ? ['ImageRegistry', 'ImageTag', 'Resources'].map(
            name => `constraints.gatekeeper.sh/v1beta1 Socle${name}`,
          )
        : []),
      ...(flavour === 'eks'
        ? ['eks.services.k8s.aws/v1alpha1 PodIdentityAssociation']
        : []),
      'kustomize.config.k8s.io/v1beta1 Kustomization',
      ...(flavour === 'tanzu'
        ? ['templates.gatekeeper.sh/v1 ConstraintTemplate']
        : []),
      'undefined undefined',
    ]);
  });

  it.each([
    [
      { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hardd: {} } },
      '/spec/hardd is unknown',
    ],
    [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { labls: {} } },
      '/metadata/labls is unknown',
    ],
    [{ apiVersion: 'v1', kind: 'ConfigMap', dta: {} }, '/dta is unknown'],
    [
      {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata: { name: 'a' },
        spec: { endpointSelector: {}, egress: [{ toFQDN: [] }] },
      },
      '/spec/egress/0/toFQDN is unknown',
    ],
    [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: {},
        spec: { sourceRepo: [] },
      },
      '/spec/sourceRepo is unknown',
    ],
  ])('and would not with an unknown field: %j', (manifest, fault) => {
    expect(faultsOf([manifest])[0]).toContain(fault);
  });
});
