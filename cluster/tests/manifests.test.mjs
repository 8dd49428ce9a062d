import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { renderPlatform } from '../lib/domain.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { applyStrictly, eachOf } from './applyStrictly.mjs';
import {
  checkRules,
  generated,
  goldens,
  inFolder,
  kustomizations,
  kustomize,
  profiles,
} from './rendered.mjs';

const cluster = connectCluster();
const [{ api }] = cluster.apiServers;

/** Other tenants in each run; a failure names the number that brings the same ones back. */
const seed = Number(process.env.SOCLE_SEED ?? Date.now() % 2 ** 31);

/** Dry runs need a namespace that is there: this one stands for all of theirs. */
const stage = 'manifests-stage';

/** No module that can be had defines this kind, and those of Constraints are made by their templates (guardrails.test.mjs). */
const isUndefined = ({ apiVersion, kind }) =>
  kind === 'PodIdentityAssociation' ||
  apiVersion.startsWith('constraints.gatekeeper.sh/');

/** Applications would follow from them, of a repository that nobody has: they are never left on the platform. */
const neverLeft = new Set(['ApplicationSet', 'Application']);

const isLeft = object => !isUndefined(object) && !neverLeft.has(object.kind);

const made = [];

/** What the real kustomize builds of files, all of their folders in one run; it is what the files say. */
async function built(files) {
  const whole = {
    path: 'kustomization.yaml',
    content: JSON.stringify({ resources: kustomizations(files) }),
  };
  return inFolder([...files, whole], async folder => {
    const objects = await kustomize(folder);
    const written = files
      .filter(({ path: name }) => isManifest(path.basename(name)))
      .flatMap(({ content }) => objectsOf(content));
    assert.deepEqual(sorted(objects), sorted(written));
    return objects;
  });
}

/** What is not, is for kustomize, for an ApplicationSet's generator, or for people. */
function isManifest(name) {
  return (
    name.endsWith('.yaml') &&
    !['kustomization.yaml', 'environment.yaml'].includes(name)
  );
}

function sorted(objects) {
  return new Map(
    objects
      .map(object => [nameOf(object), object])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const nameOf = ({ kind, metadata }) =>
  `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

async function rejected(objects, options) {
  const answers = await eachOf(
    objects.filter(object => !isUndefined(object)),
    async object => [object, await applyStrictly(api, object, options(object))],
  );
  return answers.flatMap(([object, fault]) =>
    fault ? [`${nameOf(object)}: ${fault}`] : [],
  );
}

describe('what is rendered', () => {
  before(() =>
    api.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: stage },
    }),
  );
  after(async () => {
    for (const object of [
      ...made.filter(({ kind }) => kind !== 'Namespace'),
      ...made.filter(({ kind }) => kind === 'Namespace'),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: stage } },
    ]) {
      await api.call(await api.pathOf(object), { method: 'DELETE' });
    }
  });

  for (const { name, files, team } of goldens()) {
    it(`of ${name} is built by kustomize and taken by the API server`, async () => {
      const objects = await built(files);
      const waves = Map.groupBy(objects, ({ kind }) => kind === 'Namespace');

      for (const wave of [waves.get(true), waves.get(false)]) {
        const faults = await rejected(wave, ({ kind }) => ({
          dryRun: neverLeft.has(kind),
        }));
        made.push(...wave.filter(isLeft));
        assert.deepEqual(faults, []);
      }
      await inFolder(team, folder =>
        eachOf(kustomizations(team), one => kustomize(path.join(folder, one))),
      );
    });
  }

  for (const [flavour, profile] of profiles) {
    it(`of the platform is built by kustomize and taken by the API server, on ${flavour}`, async () => {
      const objects = await built(renderPlatform(profile));

      assert.deepEqual(await rejected(objects, () => ({ dryRun: true })), []);
    });
  }

  it(`of 200 tenants that nobody thought of is taken, too (SOCLE_SEED=${seed})`, async () => {
    const tenants = await eachOf(generated(200, seed), ({ files }) =>
      built(files),
    );
    const objects = tenants.flat();

    const faults = await rejected(objects, () => ({
      dryRun: true,
      namespace: stage,
    }));

    assert.deepEqual(faults, []);
  });

  it(`of alerts is understood by Prometheus (SOCLE_SEED=${seed})`, async () => {
    const rules = [...goldens(), ...generated(200, seed)]
      .flatMap(({ files }) => files)
      .filter(file => path.basename(file.path) === 'alerts.yaml')
      .map(({ path: name, content }) => ({
        path: `${name.replaceAll('/', '_')}.json`,
        content: JSON.stringify(objectsOf(content)[0].spec),
      }));

    await inFolder(rules, async folder => {
      const files = fs.readdirSync(folder).map(name => path.join(folder, name));
      const answer = await checkRules(files);

      assert.equal(answer.match(/SUCCESS/g).length, rules.length);
    });
  });

  it('would not be taken with a field that nobody knows, or with an amount that is none', async () => {
    const quota = spec => ({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'tenant', namespace: stage },
      spec,
    });

    assert.match(
      await applyStrictly(api, quota({ hard: { pods: '1' }, size: 'small' }), {
        dryRun: true,
      }),
      /\.spec\.size: field not declared in schema/,
    );
    assert.match(
      await applyStrictly(api, quota({ hard: { pods: 'many' } }), {
        dryRun: true,
      }),
      /quantit/,
    );
  });

  it('would not be understood by Prometheus with a fault in a query', async () => {
    const content = JSON.stringify({
      groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'up ==' }] }],
    });

    await inFolder([{ path: 'rules.json', content }], folder =>
      assert.rejects(
        checkRules([path.join(folder, 'rules.json')]),
        /could not parse expression/,
      ),
    );
  });
});
