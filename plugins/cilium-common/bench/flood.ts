import { ObservedFlow } from '../src/flows/types';

/** A scan from ten thousand addresses, into each of 200 workloads on ports without end: nothing of it comes twice. */
export function floodOf(count: number): ObservedFlow[] {
  return Array.from({ length: count }, (_, index) => ({
    cluster: 'east',
    time: index,
    event: 'policyVerdict',
    verdict: 'dropped',
    dropReason: 'POLICY_DENIED',
    direction: 'ingress',
    source: {
      labels: ['reserved:world'],
      address: `198.51.${index % 100}.${Math.floor(index / 100) % 100}`,
    },
    destination: {
      namespace: `team-${index % 20}-prod`,
      workload: { kind: 'Deployment', name: `app-${index % 200}` },
      labels: [`k8s:app=app-${index % 200}`],
    },
    protocol: 'TCP',
    port: index % 65_536,
  }));
}
