import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { grpcCall } from '../lib/grpc.mjs';
import { call, callOk } from '../lib/http.mjs';
import { listenersOf } from '../lib/listeners.mjs';
import { eventually } from './eventually.mjs';

const cluster = connectCluster();

describe('the real platform', () => {
  for (const { name, api } of cluster.apiServers) {
    it(`runs pods on ${name}`, async () => {
      assert.equal((await api.get('/version')).gitVersion, 'v1.36.1');
      await api.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'smoke' },
      });
      const deployment = {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'hello', namespace: 'smoke' },
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'hello' } },
          template: {
            metadata: { labels: { app: 'hello' } },
            spec: { containers: [{ name: 'hello', image: 'hello:1.0.0' }] },
          },
        },
      };
      await api.apply(deployment);

      const { status } = await eventually(
        async () => api.get(await api.pathOf(deployment)),
        found => found.status.availableReplicas === 2,
      );

      assert.equal(status.replicas, 2);
      await api.call('/api/v1/namespaces/smoke', { method: 'DELETE' });
    });

    it(`asks Gatekeeper what may come to ${name}`, async () => {
      const answer = await api.call('/api/v1/namespaces', {
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: 'escaped',
            labels: { 'admission.gatekeeper.sh/ignore': 'true' },
          },
        },
      });

      assert.equal(answer.status, 403);
      assert.match(
        answer.json().message,
        /validation\.gatekeeper\.sh|admission webhook/,
      );
    });
  }

  it('knows people on the forge by their tokens', async () => {
    const { url, tokens } = cluster.forge;
    const { status, json } = await call(`${url}/api/v1/user`, {
      headers: { authorization: `token ${tokens.get('ines.moreau')}` },
    });

    assert.equal(status, 200);
    assert.equal(json().full_name, 'Inès Moreau');
  });

  it('has an Argo CD that the portal may ask, and nobody without a token', async () => {
    const { url, portalToken } = cluster.argocd;
    const applications = `${url}/api/v1/applications`;

    assert.equal((await call(applications)).status, 401);
    assert.equal(
      (
        await call(applications, {
          headers: { authorization: `Bearer ${portalToken}` },
        })
      ).status,
      200,
    );
    const { Version } = (await callOk(`${url}/api/version`)).json();
    assert.match(Version, /^v3\.5\.3/);
  });

  it('brings what the collector receives to Prometheus, and spans as metrics', async () => {
    const resource = {
      attributes: [{ key: 'service.name', value: { stringValue: 'smoke' } }],
    };
    const now = BigInt(Date.now()) * 1_000_000n;
    await callOk(`${cluster.collector.http}/v1/metrics`, {
      method: 'POST',
      body: {
        resourceMetrics: [
          {
            resource,
            scopeMetrics: [
              {
                metrics: [
                  {
                    name: 'smoke.level',
                    gauge: {
                      dataPoints: [{ timeUnixNano: String(now), asDouble: 7 }],
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    await callOk(`${cluster.collector.http}/v1/traces`, {
      method: 'POST',
      body: {
        resourceSpans: [
          {
            resource,
            scopeSpans: [
              {
                spans: [
                  {
                    traceId: '0af7651916cd43dd8448eb211c80319c',
                    spanId: 'b7ad6b7169203331',
                    name: 'GET /smoke',
                    kind: 2,
                    startTimeUnixNano: String(now - 20_000_000n),
                    endTimeUnixNano: String(now),
                  },
                ],
              },
            ],
          },
        ],
      },
    });

    const query = async text => {
      const answer = await callOk(
        `${cluster.prometheus.url}/api/v1/query?query=${encodeURIComponent(text)}`,
      );
      return answer.json().data.result;
    };
    const [level] = await eventually(
      () => query('smoke_level{service_name="smoke"}'),
      found => found.length > 0,
    );
    assert.equal(level.value[1], '7');
    await eventually(
      () => query('traces_span_metrics_calls_total{service_name="smoke"}'),
      found => found.length > 0,
    );
  });

  it('has a Relay that passes on what both nodes observed', async () => {
    const { address, control, nodes } = cluster.relay;
    for (const [index, node] of nodes.entries()) {
      await callOk(`${control}/flows?node=${encodeURIComponent(node)}`, {
        method: 'POST',
        body: JSON.stringify({
          verdict: 'DROPPED',
          source: { namespace: 'smoke', pod_name: `smoke-pod-${index}` },
        }),
      });
    }
    const last20 = Buffer.from([0x08, 20]);

    const { status, messages } = await eventually(
      () => grpcCall(address, 'observer.Observer/GetFlows', last20),
      found => found.messages.length >= 2,
    );

    assert.equal(status, 0);
    const text = Buffer.concat(messages).toString('latin1');
    for (const [index, node] of nodes.entries()) {
      assert.ok(text.includes(`smoke-pod-${index}`) && text.includes(node));
    }
  });

  // The kernel of Linux tells who listens where.
  if (process.platform === 'linux') {
    it('listens on loopback only, but for the metrics of one controller, which has no setting for it', () => {
      const open = cluster.parts
        .filter(({ pid }) => listenersOf(pid).some(({ loopback }) => !loopback))
        .map(({ name }) => name);

      assert.deepEqual(open, ['argocd-application-controller']);
    });
  }
});
