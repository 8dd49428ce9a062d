import {
  sampleProfile,
  sampleTenant,
  withClusters,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { checkReferences } from './references';
import { Tenant } from './types';

const profile = sampleProfile();
const sample = sampleTenant();
const named = (name: string): Tenant => ({
  ...sample,
  metadata: { ...sample.metadata, name },
});

const faults = (tenant: Tenant, against = profile) =>
  checkReferences({ tenant, profile: against, file: 'tenant.yaml' }).map(
    ({ path, message }) => `${path}: ${message}`,
  );

describe('checkReferences', () => {
  it('finds nothing in the sample', () => {
    expect(faults(sample)).toEqual([]);
  });

  it.each<[string, Tenant, string]>([
    [
      'an unknown cluster',
      withEnvironment(sample, 'dev', { cluster: 'lyon' }),
      'spec.environments[0].cluster: The profile has no cluster "lyon".',
    ],
    [
      'an unknown size',
      withEnvironment(sample, 'prod', { size: 'huge' }),
      'spec.environments[1].size: The profile has no size "huge".',
    ],
    [
      'a size named like a field of objects',
      withEnvironment(sample, 'prod', { size: 'constructor' }),
      'spec.environments[1].size: The profile has no size "constructor".',
    ],
    [
      "the platform's own repository",
      {
        ...sample,
        spec: {
          ...sample.spec,
          repositories: ['https://forge.example.com/platform/gitops'],
        },
      },
      "spec.repositories[0]: This is the platform's own repository.",
    ],
    [
      'a host of somewhere else',
      withEnvironment(sample, 'dev', { exposed: ['pay.example.org'] }),
      'spec.environments[0].exposed[0]: "pay.example.org" is outside of dev.example.com, which the ingress of paris-nonprod serves.',
    ],
    [
      'a host that only ends like the domain',
      withEnvironment(sample, 'dev', { exposed: ['evildev.example.com'] }),
      'spec.environments[0].exposed[0]: "evildev.example.com" is outside of dev.example.com, which the ingress of paris-nonprod serves.',
    ],
    [
      'a namespace of the platform',
      withEnvironment({ ...named('kube'), spec: sample.spec }, 'dev', {
        name: 'system',
      }),
      "spec.environments[0].name: The namespace kube-system is the platform's.",
    ],
  ])('finds %s', (_title, tenant, fault) => {
    expect(faults(tenant)).toEqual([fault]);
  });

  it('finds what the profile reserves, and roles of the cloud where there are none', () => {
    const strict = withClusters(
      {
        ...profile,
        spec: {
          ...profile.spec,
          reservedNames: ['payments'],
          reservedHosts: ['pay.example.com'],
        },
      },
      { flavour: 'tanzu' },
    );
    const tenant = withEnvironment(sample, 'dev', {
      identities: [
        { serviceAccount: 'a', role: 'arn:aws:iam::123456789012:role/a' },
      ],
    });
    expect(faults(tenant, strict)).toEqual([
      'metadata.name: "payments" is reserved for the platform.',
      'spec.environments[0].identities: paris-nonprod has no roles of the cloud: it is not EKS.',
      'spec.environments[1].exposed[0]: "pay.example.com" is reserved for the platform.',
    ]);
  });

  it('gives the line where it is told', () => {
    const findings = checkReferences({
      tenant: withEnvironment(sample, 'dev', { cluster: 'lyon' }),
      profile,
      file: 'tenant.yaml',
      locate: path => ({ line: path.length, column: 1 }),
    });
    expect(findings).toEqual([
      {
        rule: 'references',
        severity: 'error',
        file: 'tenant.yaml',
        line: 4,
        column: 1,
        path: 'spec.environments[0].cluster',
        message: 'The profile has no cluster "lyon".',
        remedy: 'Choose paris-nonprod, paris-prod.',
      },
    ]);
  });
});
