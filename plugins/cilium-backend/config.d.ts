export interface Config {
  cilium?: {
    /**
     * Every cluster that runs Cilium, by its name in the `kubernetes:` configuration. Policies of a cluster that is not listed
     * are read all the same; its flows are not.
     */
    clusters?: Array<{
      /** As under `kubernetes.clusterLocatorMethods`. */
      name: string;
      /** Of Cilium, `1.19`: verdicts differ by it. The newest that is known where it is left out. */
      version?: string;
      /** `policy-enforcement-mode` of Cilium: `default`, `always` or `never`. Default: `default`. */
      policyEnforcement?: string;
      /** `cluster-name` of Cilium. Default: `default`. */
      clusterName?: string;
      /** `policy-cidr-match-mode` of Cilium: what policies by CIDR match besides the world. Default: nothing. */
      cidrMatchMode?: string[];
      /** Networks that pods have their addresses from, to tell of policies by CIDR that never match them. */
      podNetworks?: string[];
      /** Hubble Relay of the cluster. Without it, the cluster is blind: policies are explained, and no flow is seen. */
      hubble?: {
        /** `hubble-relay.kube-system.svc:443`. Relay knows no namespaces: let nobody else reach it. */
        address: string;
        /** Without it, the connection is plain: for a Relay on the same machine only. */
        tls?: {
          /** File with the authority of Relay's certificate, in PEM. */
          ca: string;
          /** File with the portal's certificate, in PEM; with it, the TLS is mutual. Read again when it changes. */
          cert?: string;
          /**
           * File with its key, in PEM.
           * @visibility secret
           */
          key?: string;
          /** The name in Relay's certificate, where it is not that of the address: `*.hubble-relay.cilium.io`. */
          serverName?: string;
        };
        /** Flows a second that are looked at; those beyond it wait in Hubble, which counts what it loses. Default: 10000. */
        flowsPerSecond?: number;
      };
    }>;
  };
}
