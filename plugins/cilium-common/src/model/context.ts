import { CiliumVersion } from './version';

/**
 * What else decides besides the policies: how the cluster runs Cilium, and what policies refer to.
 *
 * @public
 */
export interface PolicyContext {
  /** 1.20 where it is not named. */
  version?: CiliumVersion;
  /** `policy-enforcement-mode`; `default` where it is not named. */
  mode?: 'default' | 'always' | 'never';
  /** The name of the policies' cluster; `default` where it is not named. */
  cluster?: string;
  /**
   * `policy-default-local-cluster`: peers are of the policies' own cluster unless they name one. Where it is not told, on from
   * 1.19.
   */
  localClusterByDefault?: boolean;
  /** Labels of namespaces, which enter the identities of their pods. */
  namespaceLabels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** IPv4 and IPv6 at once: the world is then one for each. */
  dualStack?: boolean;
  /** Whether nodes are subject to policies (`enable-host-firewall`). */
  hostFirewall?: boolean;
  /** `allow-localhost`: the node may always reach its pods. True where it is not told, as under Kubernetes. */
  allowLocalHost?: boolean;
  /** `policy-cidr-match-mode`: what policies by CIDR match besides the world. */
  cidrMatches?: readonly ('nodes' | 'pods')[];
  /** `enable-node-selector-labels`: without it, rules by nodes are refused. */
  nodeSelectorLabels?: boolean;
  /** `enable-extended-ip-protocols`: ports may be left out. */
  extendedProtocols?: boolean;
  /** Services that `toServices` may mean. Undefined where they are not known. */
  services?: readonly ServiceFacts[];
  /** Every port that a pod of the cluster names, for versions before 1.20. Undefined where they are not known. */
  namedPorts?: Readonly<Record<string, readonly number[]>>;
  /**
   * `endpoints`: only what Cilium manages is subject to policies, as on a cluster. `everybody`: any identity is asked, as
   * Cilium's policy engine does when it stands alone.
   */
  subjects?: 'endpoints' | 'everybody';
}

/**
 * A service of Kubernetes, as far as `toServices` asks.
 *
 * @public
 */
export interface ServiceFacts {
  namespace: string;
  name: string;
  labels?: Readonly<Record<string, string>>;
  /** Its selector; undefined or empty where its endpoints are written by hand. */
  selector?: Readonly<Record<string, string>>;
  /** Addresses of its backends, where it has no selector. Undefined where they are not known. */
  backends?: readonly string[];
}
