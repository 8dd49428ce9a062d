import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { syncedAndHealthy } from '../seed/applications.mjs';
import { application, pushFiles, saidOf } from './delivery.mjs';

const cluster = connectCluster();
const [{ api }] = cluster.apiServers;
const { url } = cluster.forge;
const branch = 'tries';
const made = [];

const own = `${url}/payments/payments.git`;
const home = { name: 'paris-nonprod', namespace: 'payments-dev' };

async function deploy(name, options) {
  made.push(name);
  await api.apply(application(name, { project: 'payments', ...options }));
}

/** What a team's repository could hold, by what it would do. */
const manifests = {
  own: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'tries', namespace: 'payments-dev' },
  },
  'cluster-role': {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'mine' },
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  },
  'role-binding': {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'mine', namespace: 'payments-dev' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [{ kind: 'ServiceAccount', name: 'default' }],
  },
  quota: {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'tenant', namespace: 'payments-dev' },
    spec: { hard: { pods: '1000' } },
  },
  network: {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'open', namespace: 'payments-dev' },
    spec: { endpointSelector: {}, ingress: [{ fromEntities: ['all'] }] },
  },
  'another-namespace': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'mine', namespace: 'shop-dev' },
  },
};

describe('the AppProject of a tenant', () => {
  before(async () => {
    await syncedAndHealthy(cluster, ['payments', 'payments.dev'], 300);
    await pushFiles(
      cluster,
      'payments/payments',
      branch,
      Object.fromEntries(
        Object.entries(manifests).map(([name, manifest]) => [
          `tries/${name}/manifest.json`,
          JSON.stringify(manifest),
        ]),
      ),
    );
  });
  after(async () => {
    for (const name of made) {
      await api.call(
        await api.pathOf(application(name, { project: 'payments' })),
        { method: 'DELETE' },
      );
    }
    await api.call(await api.pathOf(manifests.own), { method: 'DELETE' });
    await cluster.forge.api(`/repos/payments/payments/branches/${branch}`, {
      method: 'DELETE',
    });
  });

  it('lets what is its own in', async () => {
    // Nothing that another Application has: that one would never sync again (`FailOnSharedResource`).
    await deploy('tries-own', {
      source: { repoURL: own, path: 'tries/own', targetRevision: branch },
      destination: home,
    });

    await syncedAndHealthy(cluster, ['tries-own']);
  });

  it('refuses a foreign namespace', async () => {
    await deploy('tries-namespace', {
      source: { repoURL: own, path: 'dev', targetRevision: 'main' },
      destination: { ...home, namespace: 'shop-dev' },
    });

    const { conditions } = await saidOf(
      cluster,
      'tries-namespace',
      ({ conditions: found = [] }) => found.length > 0,
    );
    assert.match(
      conditions[0],
      /^InvalidSpecError: application destination server '.*' and namespace 'shop-dev' do not match any of the allowed destinations in project 'payments'/,
    );
  });

  it('refuses a cluster that it is not on', async () => {
    await deploy('tries-cluster', {
      source: { repoURL: own, path: 'dev', targetRevision: 'main' },
      destination: { ...home, name: 'paris-prod' },
    });

    const { conditions } = await saidOf(
      cluster,
      'tries-cluster',
      ({ conditions: found = [] }) => found.length > 0,
    );
    assert.match(
      conditions[0],
      /^InvalidSpecError: application destination server '.*' and namespace 'payments-dev' do not match/,
    );
  });

  it('refuses a foreign repository', async () => {
    await deploy('tries-repository', {
      source: {
        repoURL: `${url}/shop/shop.git`,
        path: 'dev',
        targetRevision: 'main',
      },
      destination: home,
    });

    const { conditions } = await saidOf(
      cluster,
      'tries-repository',
      ({ conditions: found = [] }) => found.length > 0,
    );
    assert.match(
      conditions[0],
      /^InvalidSpecError: application repo .*\/shop\/shop\.git is not permitted in project 'payments'/,
    );
  });

  for (const [name, message] of [
    ['cluster-role', /:ClusterRole is not permitted in project payments/],
    ['role-binding', /:RoleBinding is not permitted in project payments/],
    ['quota', /:ResourceQuota is not permitted in project payments/],
    ['network', /:CiliumNetworkPolicy is not permitted in project payments/],
    ['another-namespace', /namespace shop-dev is not permitted in project/],
  ]) {
    it(`refuses what a repository of its own holds, and applies none of it: ${name}`, async () => {
      await deploy(`tries-${name}`, {
        source: {
          repoURL: own,
          path: `tries/${name}`,
          targetRevision: branch,
        },
        destination: home,
      });

      await saidOf(cluster, `tries-${name}`, ({ message: said = '' }) =>
        message.test(said),
      );

      const { status, text } = await api.call(
        await api.pathOf(manifests[name]),
      );
      assert.ok(status === 404 || !text.includes(`tries-${name}:`));
    });
  }
});
