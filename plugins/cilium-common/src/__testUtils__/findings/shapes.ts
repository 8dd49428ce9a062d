import { PolicyContext } from '../../model/context';
import { parseVersion } from '../../model/version';
import { KnownCluster } from '../../validate/validate';
import { pod } from '../documents';

export interface Example {
  /** The whole document, or the spec of a CiliumNetworkPolicy in namespace shop. */
  yaml: string;
  /** Where the finding is. */
  path: string;
  others?: string;
  context?: PolicyContext;
  cluster?: KnownCluster;
}

export const cluster: KnownCluster = {
  workloads: [pod('shop', 'cart'), pod('web', 'front')],
  podNetworks: ['10.42.0.0/16'],
};
export const old: PolicyContext = { version: parseVersion('1.18.4') };

export const spec = (lines: string) => `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a, namespace: shop}
spec:
${lines.replace(/^(?=.)/gm, '  ')}`;
export const ingress = (rule: string) =>
  spec(`endpointSelector: {}\ningress: [${rule}]`);
export const egress = (rule: string) =>
  spec(`endpointSelector: {}\negress: [${rule}]`);
export const port = (rule: string) => egress(`{toPorts: [${rule}]}`);
export const kubernetes = (lines: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: shop}
spec: ${lines}`;
export const tier = (lines: string) => `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: a}
spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ${lines}}`;
