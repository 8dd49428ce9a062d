import { AppProject } from '../types';
import {
  isDestinationPermitted,
  isKindPermitted,
  isSourcePermitted,
  validateSpec,
} from './permissions';

const project = (spec: AppProject['spec']): AppProject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'payments' },
  spec,
});

describe('sources of a project', () => {
  it.each([
    [
      ['http://forge/payments/payments.git'],
      'http://forge/payments/payments',
      true,
    ],
    [
      ['http://forge/payments/payments'],
      'HTTP://forge/Payments/payments.git',
      true,
    ],
    [['http://forge/payments/*'], 'http://forge/payments/checkout.git', true],
    [['http://forge/*'], 'http://forge/payments/checkout.git', false],
    [['*'], 'http://anything', true],
    [
      ['*', '!http://forge/platform/*'],
      'http://forge/platform/gitops.git',
      false,
    ],
    [
      ['*', '!http://forge/platform/*'],
      'http://forge/payments/checkout.git',
      true,
    ],
    [[], 'http://forge/payments/checkout.git', false],
  ])('%j permits %s: %s', (sourceRepos, repoURL, expected) => {
    expect(isSourcePermitted(project({ sourceRepos }), { repoURL })).toBe(
      expected,
    );
  });
});

describe('destinations of a project', () => {
  const cluster = { name: 'paris-prod', server: 'http://localhost:7019' };
  it.each([
    [{ name: 'paris-prod', namespace: 'payments-prod' }, 'payments-prod', true],
    [{ name: 'paris-prod', namespace: 'payments-*' }, 'payments-dev', true],
    [{ server: 'http://localhost:7019', namespace: '*' }, 'kube-system', true],
    [{ name: 'paris-nonprod', namespace: '*' }, 'payments-prod', false],
    [{ name: 'paris-prod', namespace: 'payments-prod' }, 'shop-prod', false],
  ])('%j permits %s: %s', (destination, namespace, expected) => {
    expect(
      isDestinationPermitted(
        project({ destinations: [destination] }),
        cluster,
        namespace,
      ),
    ).toBe(expected);
  });

  it('a denied namespace goes before a permitted one', () => {
    const destinations = [
      { server: '*', namespace: '*' },
      { server: '*', namespace: '!kube-system' },
    ];
    expect(
      isDestinationPermitted(project({ destinations }), cluster, 'kube-system'),
    ).toBe(false);
    expect(
      isDestinationPermitted(project({ destinations }), cluster, 'shop'),
    ).toBe(true);
  });
});

describe('kinds of a project', () => {
  const all = [{ group: '*', kind: '*' }];
  it.each([
    ['namespaced kinds are permitted', {}, true, true],
    ['cluster-wide kinds are not', {}, false, false],
    [
      'cluster-wide kinds that are listed are',
      { clusterResourceWhitelist: all },
      false,
      true,
    ],
    [
      'unless they are denied',
      {
        clusterResourceWhitelist: all,
        clusterResourceBlacklist: [{ group: 'rbac*', kind: 'Role' }],
      },
      false,
      false,
    ],
    [
      'a listed name is',
      { clusterResourceWhitelist: [{ group: '*', kind: '*', name: 'a*' }] },
      false,
      true,
    ],
    [
      'another name is not',
      { clusterResourceWhitelist: [{ group: '*', kind: '*', name: 'b*' }] },
      false,
      false,
    ],
    [
      'denied namespaced kinds are not',
      {
        namespaceResourceBlacklist: [
          { group: 'rbac.authorization.k8s.io', kind: 'Role' },
        ],
      },
      true,
      false,
    ],
    [
      'an empty list permits none',
      { namespaceResourceWhitelist: [] },
      true,
      false,
    ],
  ])('%s', (_, spec, namespaced, expected) => {
    expect(
      isKindPermitted(project(spec), {
        group: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: 'admin',
        namespaced,
      }),
    ).toBe(expected);
  });
});

it('says which destination is not permitted', () => {
  const spec = {
    project: 'payments',
    source: { repoURL: 'http://forge/a', path: '.' },
    destination: { name: 'paris-prod', namespace: 'shop' },
  };
  expect(
    validateSpec(spec, project({ sourceRepos: ['*'] }), {
      name: 'paris-prod',
      server: 'http://localhost:7019',
    }),
  ).toEqual([
    {
      type: 'InvalidSpecError',
      message:
        "application destination server 'paris-prod' and namespace 'shop' do not match any of the allowed destinations in project 'payments'",
    },
  ]);
});
