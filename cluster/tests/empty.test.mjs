import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clusterLoader } from '../../scripts/lib/cluster.mjs';
import { connectCluster } from '../connectCluster.mjs';
import {
  render,
  renderPlatform,
  renderTeamRepository,
  sampleProfile,
  sampleTenant,
  withEnvironment,
} from '../lib/domain.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { applications, syncedAndHealthy } from '../seed/applications.mjs';
import { eventually } from './eventually.mjs';
import { newRepository, push } from './git.mjs';
import { pod } from './personas.mjs';

const fixture = fileURLToPath(
  new URL('fixtures/startsCluster.mjs', import.meta.url),
);

/** The sample's profile on a forge, with one cluster for each way of admission. */
function profileOn(forge) {
  const profile = sampleProfile();
  const [nonprod, prod] = profile.spec.clusters;
  return {
    ...profile,
    spec: {
      ...profile.spec,
      gitops: {
        ...profile.spec.gitops,
        repository: `${forge.url}/platform/gitops.git`,
      },
      teams: { repository: `${forge.url}/{tenant}/{tenant}.git` },
      clusters: [
        nonprod,
        { ...prod, flavour: 'tanzu', tanzu: { workspace: 'caas' } },
      ],
    },
  };
}

/** What an administrator applies by hand, once: two files of the rendered ones. */
const byHand = ['bootstrap/platform-project.yaml', 'bootstrap/root.yaml'];

/** One after the other, on a platform of their own that holds nothing yet. */
describe('a platform that was just installed', () => {
  let starter;
  let cluster;
  let profile;
  // Without its sync windows, which are closed on some days.
  const tenant = withEnvironment(sampleTenant(), 'prod', {
    syncWindows: undefined,
  });

  before(async () => {
    starter = spawn(process.execPath, [...clusterLoader, fixture], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const [line] = await once(starter.stdout, 'data');
    cluster = connectCluster(String(line).trim());
    profile = profileOn(cluster.forge);
  });
  after(() => starter.kill('SIGKILL'));

  it('becomes one of tenants when its empty repository gets the rendered files, and the root is applied once', async () => {
    const files = renderPlatform(profile);
    await newRepository(cluster, 'platform/gitops');
    await push(cluster, 'platform/gitops', files);
    const [{ api }] = cluster.apiServers;
    for (const { content } of files.filter(file =>
      byHand.includes(file.path),
    )) {
      for (const object of objectsOf(content)) {
        await api.create(object);
      }
    }

    const wanted = [
      'root',
      'platform',
      'platform.paris-nonprod.guardrails',
      'platform.paris-prod.guardrails',
    ];
    await eventually(
      async () => [...(await applications(cluster)).keys()].sort(),
      found => found.length === wanted.length,
      120,
    );
    await syncedAndHealthy(cluster, wanted, 180);

    const { items } = await api.get(
      '/apis/argoproj.io/v1alpha1/namespaces/argocd/applicationsets',
    );
    const faults = items.flatMap(({ metadata, status = {} }) =>
      (status.conditions ?? [])
        .filter(
          ({ type, status: is }) => type === 'ErrorOccurred' && is === 'True',
        )
        .map(({ message }) => `${metadata.name}: ${message}`),
    );
    assert.deepEqual(items.map(({ metadata }) => metadata.name).sort(), [
      'tenants-environments',
      'tenants-projects',
    ]);
    assert.deepEqual(faults, []);
  });

  it('makes a tenant of what is pushed next, on both clusters, without another word', async () => {
    await newRepository(cluster, 'payments/payments');
    await push(
      cluster,
      'payments/payments',
      renderTeamRepository(tenant, profile),
    );
    await push(cluster, 'platform/gitops', render(tenant, profile));

    await syncedAndHealthy(
      cluster,
      [
        'payments',
        ...['dev', 'prod'].flatMap(environment => [
          `payments.${environment}`,
          `payments.${environment}.team`,
        ]),
      ],
      240,
    );

    for (const [index, namespace] of [
      'payments-dev',
      'payments-prod',
    ].entries()) {
      const { items } = await cluster.apiServers[index].api.get(
        `/api/v1/namespaces/${namespace}/resourcequotas`,
      );
      assert.equal(items.length, 1, namespace);
    }
  });

  for (const [index, namespace] of [
    'payments-dev',
    'payments-prod',
  ].entries()) {
    it(`lets no image without a version into ${namespace}, as its profile says`, async () => {
      const { api } = cluster.apiServers[index];
      const path = `/api/v1/namespaces/${namespace}/pods?dryRun=All`;
      const amounts = { cpu: '50m', memory: '64Mi' };
      const latest = pod('latest', namespace, {
        container: {
          image: 'registry.example.com/payments/a:latest',
          resources: { requests: amounts, limits: amounts },
        },
      });

      const { status, json } = await eventually(
        () => api.call(path, { method: 'POST', body: latest }),
        answer => answer.status === 403 || answer.status === 422,
      );

      assert.match(json().message, /socle-image-tag/, String(status));
    });
  }

  it('is gone, every part of it, when the process that started it is killed', async () => {
    const { folder, parts } = cluster;
    const pids = parts.map(({ pid }) => pid);
    assert.ok(pids.length > 15 && pids.every(isAlive));
    assert.ok(of(folder).length >= pids.length);

    starter.kill('SIGKILL');
    await once(starter, 'exit');

    await eventually(
      async () => ({ alive: pids.filter(isAlive), processes: of(folder) }),
      ({ alive, processes }) => alive.length === 0 && processes.length === 0,
      20,
    );
    await eventually(
      async () => fs.existsSync(folder),
      found => !found,
      20,
    );
  });
});

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Every process that names the cluster's folder, whoever started it. */
function of(folder) {
  return execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter(args => args.includes(folder));
}
