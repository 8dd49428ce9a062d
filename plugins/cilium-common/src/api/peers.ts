/**
 * One end of a connection, as far as the one who asks may know it.
 *
 * @public
 */
export interface NetworkPeer {
  kind: NetworkPeerKind;
  /** One text for people: `checkout`, `api.example.com`, `10.4.0.7`, `kube-apiserver`. Never empty. */
  name: string;
  /** Whether it is of the entity's tenant. All that is below `environment` is told of those alone. */
  own: boolean;
  cluster?: string;
  namespace?: string;
  tenant?: string;
  environment?: string;
  /** As Kubernetes names it: `Deployment`, `checkout`. */
  workload?: { kind: string; name: string };
  labels?: Readonly<Record<string, string>>;
  /** Of somebody outside of the cluster. */
  address?: string;
  /** DNS names of somebody outside, as the own pods resolved them. */
  names?: readonly string[];
}

/**
 * - `workload`: pods of the cluster.
 * - `outside`: an address outside of it, or a DNS name.
 * - `entity`: what Cilium knows by name: `host`, `kube-apiserver`, `world`.
 * - `unknown`: Hubble did not tell.
 *
 * @public
 */
export type NetworkPeerKind = 'workload' | 'outside' | 'entity' | 'unknown';

/**
 * What somebody names one end by, in a query: `checkout.payments-dev` (a workload of a namespace), an address, a network, a DNS
 * name, or `entity:kube-apiserver`.
 *
 * @public
 */
export type EndpointText = string;
