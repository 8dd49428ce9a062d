import { FlowEnd, ObservedFlow } from '../flows/types';

/** The end of a flow that is a pod: `flowPod('shop', 'cart')`. */
export function flowPod(
  namespace: string,
  app: string,
  rest: Partial<FlowEnd> = {},
): FlowEnd {
  return {
    namespace,
    pod: `${app}-5d9c7b6f4-x2x9q`,
    workload: { kind: 'Deployment', name: app },
    labels: [`k8s:app=${app}`, `k8s:io.kubernetes.pod.namespace=${namespace}`],
    address: '10.0.0.7',
    ...rest,
  };
}

/** The end of a flow that is outside. */
export function flowOutside(address: string, ...names: string[]): FlowEnd {
  return { labels: ['reserved:world'], address, names };
}

/** Ten o'clock. */
export const tenOClock = Date.UTC(2026, 2, 10, 10);

/** A connection that nothing allows, at ten o'clock. */
export function observed(flow: Partial<ObservedFlow> = {}): ObservedFlow {
  return {
    cluster: 'east',
    time: tenOClock,
    event: 'policyVerdict',
    verdict: 'dropped',
    dropReason: 'POLICY_DENIED',
    direction: 'ingress',
    source: flowPod('web', 'front'),
    destination: flowPod('shop', 'cart'),
    protocol: 'TCP',
    port: 8080,
    ...flow,
  };
}
