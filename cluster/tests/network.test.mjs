import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { connectCluster } from '../connectCluster.mjs';
import { callOk } from '../lib/http.mjs';
import { applyStrictly } from './applyStrictly.mjs';
import { eventually } from './eventually.mjs';

const require = createRequire(import.meta.url);
const {
  ClusterFlows,
} = require('../../plugins/cilium-backend/src/sources/ClusterFlows.ts');
const { compile, suggest } = require('../../plugins/cilium-common/src');

const cluster = connectCluster();
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const namespace = 'network-test';

const observed = {
  verdict: 'DROPPED',
  drop_reason_desc: 'POLICY_DENIED',
  Type: 'L3_L4',
  event_type: { type: 1, sub_type: 133 },
  traffic_direction: 'EGRESS',
  is_reply: false,
  IP: { source: '10.64.0.7', destination: '10.64.0.8', ipVersion: 'IPv4' },
  source: {
    namespace,
    pod_name: 'refunds-1',
    labels: ['k8s:app=refunds', `k8s:io.kubernetes.pod.namespace=${namespace}`],
    workloads: [{ name: 'refunds', kind: 'Deployment' }],
  },
  destination: {
    namespace,
    pod_name: 'checkout-1',
    labels: ['k8s:app=checkout'],
    workloads: [{ name: 'checkout', kind: 'Deployment' }],
  },
};

describe('flows through the real Hubble Relay', () => {
  const { address, control, nodes } = cluster.relay;
  const flows = new ClusterFlows({
    cluster: 'paris-nonprod',
    config: { address, flowsPerSecond: 10_000 },
    logger: quiet,
  });

  const observe = (node, port) =>
    callOk(`${control}/flows?node=${encodeURIComponent(node)}`, {
      method: 'POST',
      body: JSON.stringify({
        ...observed,
        l4: { TCP: { source_port: 40_000, destination_port: port } },
      }),
    });

  before(() => flows.start());
  after(() => flows.stop());

  it('arrive in the backend, of every node', async () => {
    await eventually(
      async () => flows.source(),
      ({ state, nodes: known }) =>
        state === 'live' && known?.connected === nodes.length,
    );
    // What a node observes before the Relay's stream has reached it is not told: it is observed again.
    const ports = nodes.map((_node, index) => 8080 + index);
    const groups = await eventually(
      async () => {
        const found = flows.groups({ namespace, since: 0 });
        const seen = new Set(found.map(({ port }) => port));
        for (const [index, port] of ports.entries()) {
          if (!seen.has(port)) {
            await observe(nodes[index], port);
          }
        }
        return found;
      },
      found => found.length === nodes.length,
    );

    assert.deepEqual(groups.map(({ port }) => port).sort(), ports);
    const [group] = groups;
    assert.equal(group.outcome, 'refused');
    assert.equal(group.reason, 'notAllowed');
    assert.equal(group.direction, 'egress');
    assert.equal(group.source.workload.name, 'refunds');
    assert.deepEqual(group.destination.labels, ['k8s:app=checkout']);
  });

  it('are told one by one to who asks for a namespace, and to nobody else', async () => {
    const [one] = await flows.lastRefused({ namespace, number: 20 });
    assert.equal(one.dropReason, 'POLICY_DENIED');
    assert.deepEqual(
      await flows.lastRefused({ namespace: 'nobody', number: 20 }),
      [],
    );
  });
});

describe('suggested policies', () => {
  const pod = (app, more = {}) => ({
    kind: 'pod',
    namespace,
    labels: { app },
    ...more,
  });
  const denyAll = {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'deny-all', namespace },
    spec: { endpointSelector: {}, ingress: [{}], egress: [{}] },
  };
  const compiled = compile({
    policies: [{ value: denyAll }],
    context: { namespaceLabels: { [namespace]: {} } },
  });
  const flows = {
    'a port of an own pod': {
      to: pod('checkout'),
      port: 8080,
    },
    'one request of HTTP': {
      to: pod('checkout'),
      port: 8080,
      http: { method: 'GET', path: '/v1/charges/ch1042' },
    },
    'a DNS name': {
      to: { kind: 'outside', names: ['api.stripe.com'], resolved: true },
      port: 443,
    },
    'an address': {
      to: { kind: 'outside', address: '203.0.113.7' },
      port: 5432,
    },
    'the API server': {
      to: { kind: 'entity', entity: 'kube-apiserver' },
      port: 6443,
    },
    'a ping': { to: pod('checkout'), protocol: 'ICMP', port: 8 },
  };

  before(async () => {
    const [{ api }] = cluster.apiServers;
    await api.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  });

  for (const [title, flow] of Object.entries(flows)) {
    it(`for ${title} are taken by the API server with Cilium's own definitions`, async () => {
      const [{ api }] = cluster.apiServers;
      const { egress, ingress } = suggest({
        compiled,
        flow: { from: pod('refunds'), ...flow },
      });
      const policies = [egress, ingress].flatMap(side =>
        side.kind === 'rule' ? [side.policy] : [],
      );
      assert.ok(policies.length > 0);
      for (const policy of policies) {
        assert.equal(
          await applyStrictly(api, policy, { dryRun: true }),
          undefined,
        );
      }
    });
  }
});
