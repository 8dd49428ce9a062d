/**
 * One end of a connection, as it is known.
 *
 * @public
 */
export type Endpoint =
  PodEndpoint | OutsideEndpoint | EntityEndpoint | LabelledEndpoint;

/**
 * A pod.
 *
 * @public
 */
export interface PodEndpoint {
  kind: 'pod';
  namespace: string;
  /** What people call it: of its workload, or its own. No policy asks for it. */
  name?: string;
  /** The pod's labels. Those that never enter an identity are left out here. Undefined where they are not known. */
  labels?: Readonly<Record<string, string>>;
  /** `default` where it is not named. */
  serviceAccount?: string;
  /** The cluster that it runs in; the policies' own where it is not named. */
  cluster?: string;
  /** Its container ports by name. Undefined where they are not known. */
  namedPorts?: NamedPorts;
  /** Its address, where policies by CIDR may match pods. */
  address?: string;
}

/**
 * Container ports by their names: a number is that of TCP, UDP and SCTP alike.
 *
 * @public
 */
export type NamedPorts = Readonly<
  Record<string, number | { port: number; protocol: string }>
>;

/**
 * Somebody outside of the cluster.
 *
 * @public
 */
export interface OutsideEndpoint {
  kind: 'outside';
  /** An address, or a network that all of is meant. Undefined where it is not known. */
  address?: string;
  /** DNS names that the address is known by. Undefined where they are not known. */
  names?: readonly string[];
  /**
   * Whether the other end resolved one of the names through Cilium's DNS proxy, so that Cilium knows the address by it.
   * Undefined where that is not known.
   */
  resolved?: boolean;
  /** It is the API server, and runs outside of the cluster. */
  apiServer?: boolean;
}

/**
 * Something that Cilium knows by name: `host`, `remote-node`, `kube-apiserver`, `health`, `ingress`, `init`, `unmanaged`,
 * `world`. `world` is the outside as far as no policy names its address: for an address, use `outside`.
 *
 * @public
 */
export interface EntityEndpoint {
  kind: 'entity';
  entity: string;
  /** Its address, where policies by CIDR may match nodes. */
  address?: string;
}

/**
 * An identity as Hubble or CiliumIdentity tell it.
 *
 * @public
 */
export interface LabelledEndpoint {
  kind: 'identity';
  /** `k8s:app=checkout`, `reserved:world`, `cidr:10.0.0.0/8`, `fqdn:api.example.com`. */
  labels: readonly string[];
  address?: string;
  names?: readonly string[];
  namedPorts?: NamedPorts;
}

/**
 * A connection that somebody asks about.
 *
 * @public
 */
export interface Flow {
  from: Endpoint;
  to: Endpoint;
  /** The port after load balancing, or the type for ICMP. Left out, the verdict is never `allowed`. */
  port?: number;
  /** `TCP` where it is not named. */
  protocol?: string;
  /** The request, where it is HTTP. */
  http?: HttpRequest;
  /** The name asked for, where it is DNS. */
  dns?: { name: string };
}

/**
 * A request of HTTP.
 *
 * @public
 */
export interface HttpRequest {
  method?: string;
  /** With its query. */
  path?: string;
  host?: string;
  headers?: Readonly<Record<string, string>>;
}
