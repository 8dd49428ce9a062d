import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { render, sampleProfile, sampleTenant } from '../lib/domain.mjs';
import { syncedAndHealthy } from '../seed/applications.mjs';
import {
  application,
  applicationNamed,
  pushFiles,
  saidOf,
} from './delivery.mjs';
import { eventually } from './eventually.mjs';

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
    await cluster.forge.api(`/repos/payments/payments/branches/${branch}`, {
      method: 'DELETE',
    });
  });

  it('lets what is its own in', async () => {
    await deploy('tries-own', {
      source: { repoURL: own, path: 'dev', targetRevision: 'main' },
      destination: home,
    });

    const { conditions } = await saidOf(
      cluster,
      'tries-own',
      ({ sync }) => sync !== undefined && sync !== 'Unknown',
    );
    assert.deepEqual(
      conditions.filter(text => text.startsWith('InvalidSpecError')),
      [],
    );
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

describe('the namespace of a tenant', () => {
  const tenant = sampleTenant();
  const named = {
    ...tenant,
    metadata: { ...tenant.metadata, name: 'leaving' },
  };
  const files = Object.fromEntries(
    render(named, sampleProfile()).map(({ path, content }) => [path, content]),
  );
  const namespaces = { dev: 'leaving-dev', prod: 'leaving-prod' };
  const source = environment => ({
    repoURL: `${url}/platform/gitops.git`,
    path: `tenants/leaving/${environment}`,
    targetRevision: 'leaving',
  });
  const namespaceOf = async environment =>
    (await api.call(`/api/v1/namespaces/${namespaces[environment]}`)).json();

  before(async () => {
    await pushFiles(cluster, 'platform/gitops', 'leaving', files);
    for (const [environment, namespace] of Object.entries(namespaces)) {
      await api.apply(
        application(`leaving.${environment}`, {
          project: 'platform',
          source: source(environment),
          destination: { name: 'paris-nonprod', namespace },
          cascade: true,
        }),
      );
    }
    await syncedAndHealthy(cluster, ['leaving.dev', 'leaving.prod']);
  });
  after(async () => {
    for (const environment of Object.keys(namespaces)) {
      const name = `leaving.${environment}`;
      await api.call(await api.pathOf(application(name, {})), {
        method: 'DELETE',
      });
      await approve(environment);
      await eventually(
        () => applicationNamed(cluster, name),
        found => found === undefined,
      );
    }
    await cluster.forge.api('/repos/platform/gitops/branches/leaving', {
      method: 'DELETE',
    });
  });

  const approve = environment =>
    api.call(
      `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/leaving.${environment}`,
      {
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          metadata: {
            annotations: {
              'argocd.argoproj.io/deletion-approved': new Date().toISOString(),
            },
          },
        },
      },
    );

  it('waits for a person when its Application is deleted, and goes when one agrees', async () => {
    await api.call(await api.pathOf(application('leaving.dev', {})), {
      method: 'DELETE',
    });
    // It tells nobody but its log.
    const { log } = cluster.parts.find(
      ({ name }) => name === 'argocd-application-controller',
    );
    await eventually(
      async () => fs.readFileSync(log, 'utf8').split('\n'),
      lines =>
        lines.some(line =>
          /leaving-dev\} requires manual confirmation to delete/.test(line),
        ),
    );

    assert.equal((await namespaceOf('dev')).status.phase, 'Active');
    await approve('dev');
    await eventually(
      () => applicationNamed(cluster, 'leaving.dev'),
      found => found === undefined,
    );
    assert.notEqual((await namespaceOf('dev')).status.phase, 'Active');
  });

  it('waits for a person when its files are gone, and goes when one agrees', async () => {
    const folder = 'tenants/leaving/prod';
    await pushFiles(cluster, 'platform/gitops', 'leaving', {
      [`${folder}/kustomization.yaml`]: JSON.stringify({
        resources: ['farewell.yaml'],
      }),
      [`${folder}/farewell.yaml`]: JSON.stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'farewell', namespace: 'default' },
      }),
    });

    const { phase } = await saidOf(
      cluster,
      'leaving.prod',
      ({ message = '' }) =>
        message.includes('pruning confirmation of /Namespace/leaving-prod'),
      90,
    );

    assert.equal(phase, 'Running');
    assert.equal((await namespaceOf('prod')).status.phase, 'Active');
    await approve('prod');
    await eventually(
      () => namespaceOf('prod'),
      found => found.status?.phase !== 'Active',
    );
  });
});
