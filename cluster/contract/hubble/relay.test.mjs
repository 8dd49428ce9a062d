import { after, describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, call, connectRelay, flows } from '../lib/hubble.mjs';

const client = connectRelay();
after(() => client.close());

/** Events of nodes alone: what flows there are, others may have brought. */
const eventsOf = ({ messages }) =>
  messages
    .filter(message => message.node_status)
    .map(({ node_status: { state_change, node_names, message } }) => [
      state_change,
      [...node_names].sort(),
      message,
    ]);

const namesOfNodes = async () => {
  const { nodes } = await ask(client, 'GetNodes');
  return nodes.map(({ name }) => name).sort();
};

const never = 4_000_000_000;

describe('Hubble Relay tells of itself', () => {
  it('by its nodes, and what each of them keeps', async () => {
    const { nodes } = await ask(client, 'GetNodes');
    expect(nodes.length).toBeGreaterThan(1);
    for (const node of nodes) {
      expect(node).toMatchObject({
        name: expect.stringMatching(/./),
        version: expect.stringMatching(/^cilium/),
        address: expect.stringMatching(/^[\d.]+:\d+$/),
        state: 'NODE_CONNECTED',
        max_flows: 4095,
      });
      expect(node.tls?.enabled ?? false).toBe(false);
      expect(node.uptime_ns).toBeGreaterThan(0);
    }
  });

  it('as a sum of its nodes', async () => {
    const status = await ask(client, 'ServerStatus');
    const names = await namesOfNodes();
    expect(status).toMatchObject({
      max_flows: names.length * 4095,
      num_connected_nodes: { value: names.length },
      version: expect.stringMatching(/^hubble-relay/),
    });
    expect(status.num_unavailable_nodes.value ?? 0).toBe(0);
    expect(status.unavailable_nodes ?? []).toEqual([]);
    expect(status.uptime_ns).toBeGreaterThan(0);
  });

  it('by namespaces, those of flows', async () => {
    const { namespaces = [] } = await ask(client, 'GetNamespaces');
    for (const { namespace } of namespaces) {
      expect(namespace).toMatch(/./);
    }
  });
});

describe('Hubble Relay begins with the nodes that answer, and ends', () => {
  for (const [title, request] of [
    ['where nothing is said', {}],
    ['after the last ones', { number: 5 }],
    ['after more than there are', { number: 1e12 }],
    ['after all since a moment', { since: { seconds: 1 } }],
    ['after none since a moment to come', { since: { seconds: never } }],
    ['after none until a moment long ago', { until: { seconds: 1 } }],
    [
      'where the end is before the beginning',
      { since: { seconds: 9 }, until: { seconds: 1 } },
    ],
    [
      'after the last ones of a namespace',
      { number: 5, whitelist: [{ source_pod: ['nobody/'] }] },
    ],
    ['after none where all are left out', { blacklist: [{}] }],
    [
      'after those of an event',
      {
        number: 5,
        whitelist: [
          { event_type: [{ type: 1, match_sub_type: true, sub_type: 133 }] },
        ],
      },
    ],
  ]) {
    it(title, async () => {
      const answer = await flows(client, request);
      expect(answer.code).toBe(0);
      expect(eventsOf(answer)).toEqual([
        ['NODE_CONNECTED', await namesOfNodes(), undefined],
      ]);
      expect(answer.messages[0]).toMatchObject({
        node_name: expect.stringMatching(/./),
        time: { seconds: expect.any(Number) },
      });
    });
  }

  it('but not where it is followed, until its reader leaves', async () => {
    const answer = await flows(
      client,
      { follow: true, since: { seconds: never } },
      messages => messages.length === 1,
    );
    expect([answer.code, eventsOf(answer)]).toEqual([
      1,
      [['NODE_CONNECTED', await namesOfNodes(), undefined]],
    ]);
  });
});

describe('Hubble Relay has its nodes say what is wrong, and ends well', () => {
  for (const [title, request, message] of [
    [
      'with the first ones and what follows at once',
      { first: true, follow: true, number: 3 },
      'rpc error: code = InvalidArgument desc = first cannot be specified with follow',
    ],
    [
      'with a source that is nobody',
      { whitelist: [{ source_pod: [''] }] },
      'invalid filter, name must not be empty',
    ],
    [
      'with a destination that is nobody',
      { blacklist: [{ destination_pod: [''] }] },
      'invalid filter, name must not be empty',
    ],
  ]) {
    it(title, async () => {
      const answer = await flows(client, request);
      const names = await namesOfNodes();
      expect([answer.code, eventsOf(answer)]).toEqual([
        0,
        [
          ['NODE_CONNECTED', names, undefined],
          ['NODE_ERROR', names, message],
        ],
      ]);
    });
  }
});

describe('Hubble Relay refuses', () => {
  for (const [title, path, bytes, code] of [
    ['a method that it does not have', '/observer.Observer/Nothing', [], 12],
    ['events of agents', '/observer.Observer/GetAgentEvents', [], 12],
    ['events for debugging', '/observer.Observer/GetDebugEvents', [], 12],
    ['another service', '/observer.Other/GetFlows', [], 12],
    ['what is no message', '/observer.Observer/GetFlows', [255, 255, 255], 13],
  ]) {
    it(title, async () => {
      expect(await call(client, path, bytes)).toBe(code);
    });
  }
});
