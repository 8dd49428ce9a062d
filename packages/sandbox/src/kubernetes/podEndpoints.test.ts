import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const pods = '/api/v1/namespaces/default/pods';
const now = new Date('2026-11-20T10:10:00Z');

describe("a Pod's own endpoints", () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster({ now: () => now });
    const { client } = running.cluster;
    const create = (name: string, containerStatus: object) => {
      const pod = client.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'default', labels: { app: 'checkout' } },
        spec: {
          nodeName: 'node-a',
          containers: [
            {
              name: 'app',
              image: 'checkout:1',
              resources: { requests: { cpu: '100m', memory: '128Mi' } },
            },
          ],
        },
      });
      client.updateStatus({
        ...pod,
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
          containerStatuses: [
            {
              name: 'app',
              image: 'checkout:1',
              imageID: '',
              ready: true,
              restartCount: 0,
              lastState: {},
              ...containerStatus,
            },
          ],
        },
      });
    };
    create('web', {
      state: { running: { startedAt: '2026-11-20T10:00:00Z' } },
    });
    create('stuck', { state: { waiting: { reason: 'ImagePullBackOff' } } });
    create('crashing', {
      restartCount: 4,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: {
        terminated: {
          exitCode: 1,
          startedAt: '2026-11-20T10:08:00Z',
          finishedAt: '2026-11-20T10:08:01Z',
        },
      },
    });
  });
  afterAll(() => running.stop());

  const linesOf = (text: string) =>
    text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));

  it('give believable logs, the same each time', async () => {
    const log = await running.call('GET', `${pods}/web/log`);
    const lines = linesOf(log.text);
    expect(log.headers.get('content-type')).toBe('text/plain');
    expect(lines[0]).toMatchObject({
      timestamp: '2026-11-20T10:00:00.000Z',
      severity: 'INFO',
      body: 'listening',
      'service.name': 'checkout',
    });
    expect(lines.length).toBe(151);
    expect((await running.call('GET', `${pods}/web/log`)).text).toBe(log.text);
    const tail = await running.call(
      'GET',
      `${pods}/web/log?tailLines=2&timestamps=true`,
    );
    expect(tail.text.trim().split('\n')).toHaveLength(2);
    expect(tail.text).toMatch(/^2026-11-20T10:09:56.000Z \{/);
  });

  it('tell why a container crashed, now and before', async () => {
    for (const query of ['', '?previous=true']) {
      const log = await running.call('GET', `${pods}/crashing/log${query}`);
      expect(linesOf(log.text).pop()).toMatchObject({
        severity: 'FATAL',
        body: 'giving up, exit code 1',
      });
    }
  });

  it.each([
    [
      'stuck/log',
      'container "app" in pod "stuck" is waiting to start: trying and failing to pull image',
    ],
    ['web/log?container=other', 'container other is not valid for pod web'],
    [
      'web/log?previous=true',
      'previous terminated container "app" in pod "web" not found',
    ],
    [
      'web/log?tailLines=-1',
      'PodLogOptions "web" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    ],
  ])('answer %s with the words of the real server', async (path, message) => {
    const answer = await running.call('GET', `${pods}/${path}`);
    expect(answer.body.message).toBe(message);
  });

  it('go on writing to whom follows', async () => {
    const response = await fetch(
      `${running.url}${pods}/web/log?follow=true&tailLines=1`,
      {
        headers: { authorization: 'Bearer sandbox-hugo-lefevre' },
      },
    );
    const reader = response.body?.getReader();
    const chunk = await reader?.read();
    expect(new TextDecoder().decode(chunk?.value)).toContain('10:10:00.000Z');
    await reader?.cancel();
  });

  it('have figures of what they use', async () => {
    const figures = await running.call(
      'GET',
      '/apis/metrics.k8s.io/v1beta1/namespaces/default/pods/web',
    );
    expect(figures.body).toMatchObject({
      kind: 'PodMetrics',
      window: '15s',
      containers: [
        {
          name: 'app',
          usage: {
            cpu: expect.stringMatching(/^\d+n$/),
            memory: expect.stringMatching(/^\d+Ki$/),
          },
        },
      ],
    });
    const absent = await running.call(
      'GET',
      '/apis/metrics.k8s.io/v1beta1/namespaces/default/pods/absent',
    );
    expect(absent.body.message).toBe('pods.metrics.k8s.io "absent" not found');
  });

  it('show in a table what kubectl would', async () => {
    const table = await running.call('GET', pods, {
      headers: { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' },
    });
    expect(
      table.body.rows.map((row: { cells: string[] }) => row.cells.slice(0, 4)),
    ).toEqual([
      ['crashing', '1/1', 'CrashLoopBackOff', '4 (119s ago)'],
      ['stuck', '1/1', 'ImagePullBackOff', '0'],
      ['web', '1/1', 'Running', '0'],
    ]);
  });

  it('are not evicted against a disruption budget', async () => {
    await running.call(
      'POST',
      '/apis/policy/v1/namespaces/default/poddisruptionbudgets',
      {
        body: {
          metadata: { name: 'checkout' },
          spec: {
            minAvailable: 3,
            selector: { matchLabels: { app: 'checkout' } },
          },
        },
      },
    );
    await running.cluster.idle();
    const answer = await running.call('POST', `${pods}/web/eviction`, {
      body: {
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name: 'web' },
      },
    });
    expect([answer.code, answer.body.message]).toEqual([
      429,
      "Cannot evict pod as it would violate the pod's disruption budget.",
    ]);
  });
});
