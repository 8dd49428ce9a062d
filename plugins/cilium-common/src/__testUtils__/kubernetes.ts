import { judge } from '../evaluate/evaluate';
import { PolicyContext } from '../model/context';
import { Endpoint } from '../model/flow';
import { compileYaml, pod } from './documents';

/*
 * Written from the specification of NetworkPolicy (kubernetes.io, "Network Policies", and the API reference of
 * networking.k8s.io/v1), because the oracle has none.
 */
export const context: PolicyContext = {
  namespaceLabels: {
    shop: { 'kubernetes.io/metadata.name': 'shop' },
    web: { 'kubernetes.io/metadata.name': 'web', team: 'blue' },
    ops: { 'kubernetes.io/metadata.name': 'ops', team: 'red' },
  },
};
export const db = pod('shop', 'db', { namedPorts: { sql: 5432 } });
export const cart = pod('shop', 'cart');
export const front = pod('web', 'front');
export const probe = pod('ops', 'probe');
export const outside = (address: string): Endpoint => ({
  kind: 'outside',
  address,
  names: [],
});

export type Row = [
  what: string,
  spec: string,
  from: Endpoint,
  to: Endpoint,
  port: string,
  verdict: 'allowed' | 'denied',
];

export const isolated = 'podSelector: {matchLabels: {app: db}}, ';

/** The verdict for a row: the spec is of a policy of the namespace shop, or empty for no policy. */
export function judgeRow([, spec, from, to, port]: Row): string {
  const [number, protocol = 'TCP'] = port.split('/');
  const yaml = spec
    ? `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {${spec}}}`
    : 'kind: Other';
  const flow = { from, to, port: Number(number), protocol };
  return judge(compileYaml(yaml, context), flow).verdict;
}
