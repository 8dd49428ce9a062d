import { EntityRefusals, NetworkSummary } from '@socle/plugin-cilium-common';
import { startHubbleRelay } from '@socle/sandbox';
import { CiliumWorld, startCiliumWorld } from '../__testUtils__/ciliumWorld';
import { ines } from '../__testUtils__/people';

jest.setTimeout(120_000);

const place = '/entities/system/default/payments';
let world: CiliumWorld;

afterEach(async () => {
  await world.stop();
});

const refusals = async (is: (body: EntityRefusals) => boolean) =>
  await world.until<EntityRefusals>(`${place}/refusals`, ines, is);

it('is blind without a Relay, and explains policies all the same', async () => {
  world = await startCiliumWorld({ hubble: null });
  const { sources, status } = await refusals(
    ({ sources: [one] }) => one.policies.state === 'live',
  );
  expect(sources[0].flows).toMatchObject({
    state: 'not-configured',
    status: { level: 'unknown' },
  });
  expect(status.level).toBe('unknown');
  const { status: code } = await world.get(
    `${place}/ask?from=refunds.payments-dev&to=checkout.payments-dev&port=8080`,
    ines,
  );
  expect(code).toBe(200);
});

it('shows the last known while Relay is gone, and is live again when it is back', async () => {
  world = await startCiliumWorld();
  await refusals(({ groups }) => groups.length > 0);
  const port = Number(world.relay.address.split(':')[1]);
  await world.relay.stop();
  const gone = await refusals(
    ({ sources: [one] }) => one.flows.failure === 'unreachable',
  );
  expect(gone.sources[0].flows).toMatchObject({
    state: 'stale',
    status: { level: 'error', staleSince: expect.any(String) },
  });
  expect(gone.groups.length).toBeGreaterThan(0);
  const card = (await world.get(`${place}/summary`, ines))
    .body as NetworkSummary;
  expect(card.status.sentences.map(({ code }) => code)).toContain('blind');
  const back = await startHubbleRelay({
    cluster: 'paris',
    nodes: ['one'],
    port,
  });
  await refusals(({ sources: [one] }) => one.flows.state === 'live');
  await back.stop();
});

it('tells of nodes that are gone, and of events that were lost', async () => {
  world = await startCiliumWorld();
  await refusals(({ sources: [one] }) => one.flows.state === 'live');
  world.relay.setNode('two', 'unavailable');
  world.relay.lose('one', 42);
  const { sources } = await refusals(
    ({ sources: [one] }) =>
      one.flows.nodes?.unavailable === 1 && one.flows.lostEvents === 42,
  );
  expect(sources[0].flows.status).toMatchObject({
    level: 'warning',
    reason: '1 node of paris send no flows',
  });
});

it('stays within its bounds in a flood, and counts what it does not look at', async () => {
  world = await startCiliumWorld({ hubble: { flowsPerSecond: 1_000 } });
  await refusals(({ sources: [one] }) => one.flows.state === 'live');
  for (let count = 0; count < 20_000; count += 1) {
    world.relay.observe('one', {
      verdict: 'DROPPED',
      drop_reason_desc: 'POLICY_DENIED',
      event_type: { type: 1 },
      traffic_direction: 'EGRESS',
      l4: { TCP: { destination_port: 1 + (count % 60_000) } },
      source: {
        namespace: 'payments-dev',
        pod_name: `flood-${count}`,
        labels: ['k8s:io.kubernetes.pod.namespace=payments-dev'],
      },
      destination: { labels: ['reserved:world'] },
      IP: { source: '10.64.0.9', destination: '203.0.113.7' },
    });
  }
  const { groups, more, sources } = await refusals(
    ({ sources: [one] }) => one.flows.lostEvents > 10_000,
  );
  expect(sources[0].flows.state).toBe('live');
  expect(groups.length).toBeLessThanOrEqual(500);
  expect(groups.length + more).toBeLessThanOrEqual(2_000);
});
