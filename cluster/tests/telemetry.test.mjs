import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildCluster } from '../build/buildCluster.mjs';
import { connectCluster } from '../connectCluster.mjs';
import { call, callOk } from '../lib/http.mjs';
import { renderObjective } from '../lib/objectives.mjs';
import { Processes } from '../lib/processes.mjs';
import { startCollector } from '../parts/collector.mjs';
import { eventually } from './eventually.mjs';
import { startTelemetryBackend } from './telemetryBackend.mjs';

const { prometheus } = connectCluster();
const fixture = fileURLToPath(
  new URL('fixtures/telemetry/service.cjs', import.meta.url),
);
const tenant = `telemetry${process.pid}`;
const sent = { requests: 600, failures: 60 };
/* Series have to be there for a while, so that what Prometheus adds at the ends of a range is less than a hundredth of it. */
const seconds = 130;

let processes;
let backend;
const services = new Map();

async function startService(name, convention, collector) {
  const child = fork(fixture, [], {
    execArgv: [],
    env: {
      ...process.env,
      SERVICE: name,
      TENANT: tenant,
      NAMESPACE: `${tenant}-prod`,
      COLLECTOR: collector,
      CONVENTION: convention,
    },
  });
  const [{ port }] = await once(child, 'message');
  services.set(name, { child, url: `http://127.0.0.1:${port}` });
}

const request = async (name, route) =>
  await call(`${services.get(name).url}${route}`);

/** The rules of an objective, evaluated more often than once in five minutes, so that nobody waits. */
function objectiveRules() {
  const { spec } = renderObjective(
    {
      name: 'stable-availability',
      title: 'It answers',
      labels: {},
      tenant,
      service: 'stable',
      environments: ['prod'],
      target: 0.999,
      windowSeconds: 30 * 86_400,
      indicator: {
        kind: 'availability',
        requests: {
          convention: 'http-stable',
          translation: 'UnderscoreEscapingWithSuffixes',
          histogram: 'classic',
        },
      },
      minimumEvents: 10,
      alerts: 'page',
      runbook: 'https://wiki.example.com/stable',
    },
    'prod',
  );
  return {
    groups: spec.groups.map(group => ({ ...group, interval: '5s' })),
  };
}

describe('the health of services that the SDK for Node tells of', () => {
  const rules = path.join(prometheus.rules, `${tenant}.yaml`);

  before(async () => {
    const built = await buildCluster();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-telemetry-'));
    const logs = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-telemetry-'));
    processes = new Processes({ folder, logs });
    // Its own, because it is stopped in the end.
    const { http } = await startCollector({
      folder,
      processes,
      built,
      prometheusUrl: prometheus.url,
    });
    fs.writeFileSync(rules, JSON.stringify(objectiveRules()));
    await callOk(`${prometheus.url}/-/reload`, { method: 'POST' });
    await startService('stable', 'stable', http);
    await startService('old', 'old', http);
    await startService('well', 'stable', http);
    backend = await startTelemetryBackend({
      prometheusUrl: prometheus.url,
      tenant,
      cluster: 'paris-prod',
      services: [...services.keys()],
      expectedSeconds: 20,
    });
  });

  after(async () => {
    await backend?.stop();
    for (const { child } of services.values()) {
      child.kill();
    }
    fs.rmSync(rules, { force: true });
    await callOk(`${prometheus.url}/-/reload`, { method: 'POST' });
    await processes?.finish();
  });

  it('has the figures that were sent, in stable and in old conventions', async () => {
    for (const name of services.keys()) {
      await request(name, '/');
    }
    for (const name of ['stable', 'old']) {
      await request(name, '/fail');
    }
    const begun = Date.now();
    // Counters that begin within a range are not seen to rise from nothing.
    for (const name of services.keys()) {
      await eventually(
        () => backend.health(name),
        ({ figures }) =>
          figures[0]?.requests.now.value !== null && figures.length > 0,
      );
      for (let count = 0; count < sent.requests; count += 1) {
        const fails =
          name !== 'well' && count % (sent.requests / sent.failures) === 0;
        await request(name, fails ? '/fail' : '/');
      }
    }
    await new Promise(resolve => {
      setTimeout(resolve, Math.max(0, begun + seconds * 1000 - Date.now()));
    });

    const near = (value, wanted) =>
      value !== null && Math.abs(value - wanted) <= wanted / 100;
    for (const [name, convention] of [
      ['stable', 'http-stable'],
      ['old', 'http-old'],
    ]) {
      const { figures, reporting } = await eventually(
        () => backend.health(name),
        health =>
          near(
            (health.figures[0]?.requests.now.value ?? 0) * 300,
            sent.requests,
          ),
      );
      assert.equal(reporting, 'requests');
      assert.equal(figures[0].source.convention, convention);
      assert.ok(
        near(figures[0].failureRatio.now.value, sent.failures / sent.requests),
        `${figures[0].failureRatio.now.value} of requests fail`,
      );
    }
  });

  it('shows the alert of an error burst, with its runbook', async () => {
    const { alerts, verdict, objectives } = await eventually(
      () => backend.health('stable'),
      health => health.alerts.some(({ state }) => state === 'firing'),
      120,
    );
    assert.equal(verdict.level, 'error');
    const fast = alerts.find(({ name }) => name === 'ErrorBudgetBurnsFast');
    assert.equal(fast.severity, 'critical');
    assert.equal(fast.runbook, 'https://wiki.example.com/stable');
    assert.equal(objectives[0].title, 'It answers');
    assert.equal(objectives[0].target, 0.999);
  });

  it('is unknown within a minute after the collector has stopped', async () => {
    const known = await backend.health('well');
    assert.equal(known.verdict.level, 'ok', JSON.stringify(known.verdict));
    await processes.parts.get('collector').stop();
    const stopped = Date.now();

    const { verdict } = await eventually(
      () => backend.health('well'),
      health => health.verdict.level === 'unknown',
      90,
    );

    assert.ok(Date.now() - stopped <= 60_000, 'It took more than a minute');
    const pipeline = verdict.checks.find(({ aspect }) => aspect === 'pipeline');
    assert.match(pipeline.reason.code, /^silent/);
  });
});
