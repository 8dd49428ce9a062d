import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseProfile } from './parse';

const sample = readFileSync(
  resolve(__dirname, '../__fixtures__/sample/socle.yaml'),
  'utf8',
);

const faults = (from: string, to: string) => {
  const text = sample.replace(from, to);
  expect(text).not.toBe(sample);
  const { findings } = parseProfile(text, 'socle.yaml');
  const line = sample.slice(0, sample.indexOf(from)).split('\n').length;
  expect(findings.map(finding => finding.line)).toEqual(
    findings.map(() => line),
  );
  return findings.map(({ path, message }) => `${path}: ${message}`);
};

describe('parseProfile', () => {
  it('reads the sample', () => {
    const parsed = parseProfile(sample, 'socle.yaml');
    expect(parsed.findings).toEqual([]);
    expect(parsed.ok && parsed.value.spec.clusters[0]).toMatchObject({
      capacity: { cpu: '200', memory: '800Gi', storage: '10Ti' },
      dns: { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    });
    expect(parsed.ok && parsed.value.spec.budgets).toEqual({
      default: 600,
      'group:default/payments': 1500,
    });
  });

  it.each([
    [
      'flavour: eks ',
      'flavour: aks ',
      ['spec.clusters[0].flavour: spec.clusters[0].flavour is "aks".'],
    ],
    [
      '{tenant}/{tenant}.git',
      'team/team.git',
      [
        'spec.teams.repository: "https://forge.example.com/team/team.git" has no {tenant}: all tenants would share one repository.',
      ],
    ],
    [
      'name: paris-prod',
      'name: paris-nonprod',
      ['spec.clusters[1].name: Two clusters are named "paris-nonprod".'],
    ],
    [
      'default: {cpu: 200m, memory: 256Mi}',
      'default: {cpu: 20m, memory: 256Mi}',
      [
        'spec.sizes.small.limits.default.cpu: default is lower than defaultRequest: no container could start.',
      ],
    ],
    [
      "services.loadbalancers: '0'",
      "services.nodeports: '0'",
      [
        'spec.sizes.small.quota["services.loadbalancers"]: spec.sizes.small.quota["services.loadbalancers"] is missing.',
        'spec.sizes.small.quota["services.nodeports"]: spec.sizes.small.quota["services.nodeports"] is not a field.',
      ],
    ],
    [
      'cpu: 21.50',
      'cpu: -1',
      ['spec.prices.cpu: spec.prices.cpu is less than 0.'],
    ],
    [
      'group:default/payments: 1500',
      'payments: 1500',
      ['spec.budgets.payments: "payments" is not an owner.'],
    ],
    [
      'registries: [registry.example.com/]',
      'registries: [registry.example.com]',
      [
        'spec.guardrails.registries[0]: "registry.example.com" is not the beginning of the names of images.',
      ],
    ],
    [
      'worldTraffic: deny',
      'worldTraffic: block',
      [
        'spec.guardrails.worldTraffic: spec.guardrails.worldTraffic is "block".',
      ],
    ],
    [
      'nodes: [10.10.0.0/20]',
      'nodes: [10.10.0.0/33]',
      ['spec.clusters[0].networks.nodes[0]: "10.10.0.0/33" is not a network.'],
    ],
  ])('refuses %s turned into %s', (from, to, expected) => {
    expect(faults(from, to)).toEqual(expected);
  });
});
