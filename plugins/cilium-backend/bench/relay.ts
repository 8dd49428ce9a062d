import { HubbleFlow, startHubbleRelay } from '@socle/sandbox';

/* A Relay of the sandbox in a process of its own, which a flood runs through: `{ rate, seconds }` begins it. */

const nodes = ['one', 'two', 'three', 'four'];
const eachSecond = 50;

/** From ten thousand addresses, into each of 200 workloads on ports without end: nothing of it comes twice. */
function flowOf(index: number): HubbleFlow {
  const app = `app-${index % 200}`;
  return {
    verdict: 'DROPPED',
    drop_reason_desc: 'POLICY_DENIED',
    Type: 'L3_L4',
    event_type: { type: 1, sub_type: 133 },
    traffic_direction: 'INGRESS',
    IP: {
      source: `198.51.${index % 100}.${Math.floor(index / 100) % 100}`,
      destination: '10.64.0.8',
      ipVersion: 'IPv4',
    },
    l4: {
      TCP: { source_port: 40_000, destination_port: 1 + (index % 65_535) },
    },
    source: { labels: ['reserved:world'] },
    destination: {
      namespace: `team-${index % 20}-prod`,
      pod_name: `${app}-0`,
      labels: [`k8s:app=${app}`],
      workloads: [{ name: app, kind: 'Deployment' }],
    },
  };
}

async function main(): Promise<void> {
  const relay = await startHubbleRelay({ cluster: 'east', nodes });
  process.send?.({ address: relay.address });
  process.on('message', (wanted: { rate: number; seconds: number }) => {
    const startedAt = Date.now();
    let observed = 0;
    const timer = setInterval(() => {
      const passed = Math.min((Date.now() - startedAt) / 1_000, wanted.seconds);
      for (; observed < passed * wanted.rate; observed += 1) {
        relay.observe(nodes[observed % nodes.length], flowOf(observed));
      }
      if (passed === wanted.seconds) {
        clearInterval(timer);
        process.send?.({ observed, took: Date.now() - startedAt });
      }
    }, 1_000 / eachSecond);
  });
  process.once('disconnect', () => process.exit());
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
