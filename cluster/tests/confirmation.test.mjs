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
