import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { connectCluster } from '../connectCluster.mjs';
import { call } from '../lib/http.mjs';
import { application } from './delivery.mjs';
import { eventually } from './eventually.mjs';
import { startPortalBackend } from './portalBackend.mjs';
import { guarded, guards } from './situations/guards.mjs';
import { map } from './situations/manifests.mjs';
import { refusals } from './situations/refusals.mjs';
import { rests } from './situations/rests.mjs';
import { rollouts } from './situations/rollouts.mjs';
import { sources } from './situations/sources.mjs';
import { Stage } from './situations/stage.mjs';
import { is } from './situations/whatArgoSays.mjs';

const cluster = connectCluster();
const { argocd } = cluster;
const [{ api }] = cluster.apiServers;
const all = [...rests, ...refusals, ...sources, ...rollouts];

/** Thirty and more Applications at once, on a busy machine: in seconds. */
const patience = 400;

/** Argo CD's own API, asked with the portal's token. */
const argoAnswers = path =>
  call(`${argocd.url}/api/v1/applications${path}`, {
    headers: { authorization: `Bearer ${argocd.portalToken}` },
    timeLimit: 60_000,
  });

/** What Argo CD's own API says of an Application, as far as the portal says the same. */
async function argoSays(name) {
  const { status, text, json } = await argoAnswers(`?name=situation-${name}`);
  assert.equal(status, 200, text);
  const [{ status: said = {} }] = json().items;
  const { sync = {}, health, operationState, conditions = [] } = said;
  const { revision, revisions = [revision] } = sync;
  return {
    sync: sync.status,
    health: health?.status,
    revisions: revisions.filter(Boolean),
    phase: operationState?.phase,
    conditions: conditions.map(({ type, message }) => [type, message]),
  };
}

/** What the portal says of it, and why. */
function portalSays({ application, explanation }) {
  const { sync, health, revisions, operation, conditions } = application;
  const { verdict, cause, others } = explanation;
  return {
    sync,
    health,
    revisions,
    phase: operation?.phase,
    conditions: conditions.map(({ type, message }) => [type, message]),
    why: [verdict.verdict, verdict.reason.code, cause?.code],
    others: others
      .concat(verdict.warnings)
      .map(({ code }) => code)
      .filter(
        (code, at, codes) => code !== cause?.code && codes.indexOf(code) === at,
      ),
  };
}

describe('what the portal says of an Application is what Argo CD says, and names the cause', () => {
  const stage = new Stage(cluster);
  let portal;

  const synced = (name, revision) =>
    eventually(
      () => stage.application(name),
      ({ status = {} }) =>
        is.synced(status) && (!revision || status.sync.revision === revision),
      patience,
    );
  /** What is said beside what is to be said, by now. */
  const compare = async ({ name, verdict, others = [] }) => {
    const [argo, { status, body }] = await Promise.all([
      argoSays(name),
      portal.get(`/applications/paris/argocd/situation-${name}`),
    ]);
    return {
      said: status === 200 ? portalSays(body) : body,
      wanted: {
        ...argo,
        why: verdict.length === 3 ? verdict : [...verdict, undefined],
        others,
      },
    };
  };
  /** What somebody is answered who would make a ConfigMap there. */
  const refusalIn = async namespace =>
    (
      await api.call(`/api/v1/namespaces/${namespace}/configmaps?dryRun=All`, {
        method: 'POST',
        body: { ...map('try') },
      })
    ).text;

  before(async () => {
    await stage.begin(all);
    for (const guard of guards) {
      await stage.install(guard);
    }
    for (const name of guarded) {
      await stage.makeNamespace(name);
      await eventually(
        () => refusalIn(`situation-${name}`),
        text => text.includes('nothing comes in'),
      );
    }
    for (const situation of all) {
      await stage.prepare(situation);
    }
    portal = await startPortalBackend(cluster);
    await Promise.all(
      all
        .filter(one => one.afterSync || one.commit || one.afterCommit)
        .map(({ name }) => synced(name)),
    );
    for (const { name, afterSync } of all) {
      await afterSync?.(stage, name);
    }
    const revision = await stage.commit(all);
    for (const { name, afterCommit } of all.filter(one => one.afterCommit)) {
      await synced(name, revision);
      await afterCommit(stage, name);
    }
  });
  after(async () => {
    await portal?.stop();
    await stage.end();
  });

  for (const situation of all) {
    const { name, until, verdict, others = [] } = situation;
    it(`${name}: ${[...verdict.slice(1), ...others].join(', ')}`, async () => {
      await eventually(
        () => stage.application(name),
        found => until(found.status ?? {}, found),
        patience,
      );

      let compared;
      await eventually(
        async () => {
          compared = await compare(situation);
          return compared;
        },
        ({ said, wanted }) => isDeepStrictEqual(said, wanted),
      ).catch(() => assert.deepEqual(compared.said, compared.wanted));
    });
  }

  it('foreign-namespace: neither knows what is where Argo CD does not look', async () => {
    const { namespace } = stage.home('healthy');
    const name = 'situation-foreign';
    await stage.install({
      ...application(name, {
        project: namespace,
        source: stage.source('healthy'),
        destination: stage.home('healthy'),
      }),
      metadata: { name, namespace },
    });

    const [argo, answer] = await Promise.all([
      argoAnswers(`/${name}?appNamespace=${namespace}&project=${namespace}`),
      portal.get(`/applications/paris/${namespace}/${name}`),
    ]);

    assert.equal(argo.status, 403, argo.text);
    assert.equal(answer.status, 404);
  });
});
