import { Client, ClientReadableStream, credentials } from '@grpc/grpc-js';
import { mockServices } from '@backstage/backend-test-utils';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Cluster, createCluster } from '../kubernetes';
import { observerService } from './service';
import { HubbleRelay, startHubbleRelay } from './startHubbleRelay';
import { startTraffic, Traffic } from './startTraffic';
import { HubbleFlow } from './types';

jest.setTimeout(60_000);

interface Message {
  flow?: HubbleFlow;
  node_status?: { state_change: string; node_names: string[] };
  lost_events?: { num_events_lost: number };
}

let directory: string;
let cluster: Cluster;
let relay: HubbleRelay;
let traffic: Traffic;
let client: Client;

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'socle-hubble-'));
  cluster = await createCluster({
    name: 'paris',
    stateDirectory: directory,
    identities: [],
    logger: mockServices.logger.mock(),
  });
  cluster.client.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'payments-dev' },
  });
  ['refunds', 'checkout'].forEach((name, index) =>
    runPod(name, `10.64.0.${index + 10}`),
  );
  putPolicy('deny-all', {
    endpointSelector: {},
    ingress: [{}],
    egress: [{}],
  });
  relay = await startHubbleRelay({ cluster: 'paris', nodes: ['one', 'two'] });
  traffic = startTraffic({
    client: cluster.client,
    relay,
    logger: mockServices.logger.mock(),
    connections: [
      {
        from: { namespace: 'payments-dev', app: 'refunds' },
        to: { namespace: 'payments-dev', app: 'checkout' },
        port: 8080,
        every: 3_600,
      },
    ],
  });
  client = new Client(relay.address, credentials.createInsecure());
});

afterAll(async () => {
  client.close();
  traffic.stop();
  await relay.stop();
  await cluster.stop();
  await rm(directory, { recursive: true });
});

function runPod(name: string, podIP: string): void {
  const pod = cluster.client.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-0`,
      namespace: 'payments-dev',
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: {
      nodeName: name === 'refunds' ? 'one' : 'two',
      containers: [{ name, image: `${name}:1` }],
    },
  });
  cluster.client.updateStatus({
    ...pod,
    status: {
      phase: 'Running',
      podIP,
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });
}

function putPolicy(name: string, spec: object): void {
  cluster.client.apply(
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name, namespace: 'payments-dev' },
      spec,
    },
    { fieldManager: 'test' },
  );
}

function follow(request: object): ClientReadableStream<Message> {
  const {
    path: method,
    requestSerialize,
    responseDeserialize,
  } = observerService.GetFlows;
  return client.makeServerStreamRequest(
    method,
    requestSerialize,
    responseDeserialize,
    request,
  );
}

/** The first message that is as it is to be. */
async function first(
  request: object,
  is: (message: Message) => unknown,
  then: () => void = () => undefined,
): Promise<Message> {
  const stream = follow(request);
  stream.once('metadata', then);
  for await (const message of stream) {
    if (is(message as Message)) {
      return message as Message;
    }
  }
  throw new Error('The stream ended');
}

const summary = ({ flow }: Message) => [
  flow?.node_name,
  flow?.verdict,
  flow?.traffic_direction,
  flow?.drop_reason_desc,
  flow?.source?.workloads?.[0]?.name,
  flow?.destination?.pod_name,
];

it('tells which nodes there are, and of those that are gone', async () => {
  const message = await first({ follow: true }, one => one.node_status);
  expect(message.node_status).toMatchObject({
    state_change: 'NODE_CONNECTED',
    node_names: ['one', 'two'],
  });
  const gone = await first(
    { follow: true },
    one => one.node_status?.state_change === 'NODE_UNAVAILABLE',
    () => relay.setNode('two', 'unavailable'),
  );
  expect(gone.node_status?.node_names).toEqual(['two']);
  relay.setNode('two', 'connected');
});

it('tells of what nothing allows, without naming a policy', async () => {
  traffic.tryAll();
  const { flow } = await first(
    { number: 100, whitelist: [{ event_type: [{ type: 1 }] }] },
    one => one.flow,
  );
  expect(summary({ flow })).toEqual([
    'paris/one',
    'DROPPED',
    'EGRESS',
    'POLICY_DENIED',
    'refunds-0',
    'checkout-0',
  ]);
  expect(flow?.egress_denied_by).toBeUndefined();
  expect(flow?.source?.labels).toContain('k8s:app.kubernetes.io/name=refunds');
});

it('lets it pass as soon as policies do', async () => {
  const message = await first(
    {
      follow: true,
      whitelist: [
        { verdict: ['FORWARDED'], destination_pod: ['payments-dev/'] },
      ],
    },
    one => one.flow?.traffic_direction === 'INGRESS',
    () => {
      putPolicy('allow-own', {
        endpointSelector: {},
        ingress: [{ fromEndpoints: [{}] }],
        egress: [{ toEndpoints: [{}] }],
      });
    },
  );
  expect(summary(message).slice(0, 3)).toEqual([
    'paris/two',
    'FORWARDED',
    'INGRESS',
  ]);
});

it('tells of what was lost, and of nobody else to those who ask for a namespace', async () => {
  const lost = await first(
    { follow: true },
    one => one.lost_events,
    () => relay.lose('one', 7),
  );
  expect(lost.lost_events?.num_events_lost).toBe(7);
  const nobody = follow({
    number: 100,
    whitelist: [{ source_pod: ['shop-dev/'] }],
  });
  const flows = [];
  for await (const message of nobody) {
    flows.push(...((message as Message).flow ? [message] : []));
  }
  expect(flows).toEqual([]);
});
