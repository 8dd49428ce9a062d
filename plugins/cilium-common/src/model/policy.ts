import type {
  FieldPath,
  Locate,
} from '@socle/plugin-platform-common/documents';
import { Prefix } from '../labels/prefix';
import { Requirement } from '../selectors/requirements';
import { LabelSelector } from '../selectors/labelSelector';
import { PolicyFinding } from './finding';
import { Protocol } from './protocol';

/**
 * The kinds of policies that are understood.
 *
 * @public
 */
export type PolicyKind =
  | 'CiliumNetworkPolicy'
  | 'CiliumClusterwideNetworkPolicy'
  | 'NetworkPolicy'
  | 'ClusterNetworkPolicy';

/**
 * Which policy, and where it was read.
 *
 * @public
 */
export interface PolicyReference {
  kind: PolicyKind;
  /** Undefined for a policy of the whole cluster. */
  namespace?: string;
  name: string;
  /** As it was named to the reader. */
  file?: string;
  /** From 1; told in answers only. */
  line?: number;
}

/** Everything that a policy says, in the form that all kinds share. */
export interface Policy {
  reference: PolicyReference;
  rules: readonly Rule[];
  findings: readonly PolicyFinding[];
  /** False where Cilium or the API server refuses it: it then lets nothing through, and stops nothing. */
  isEnforced: boolean;
  /** Undefined where the policy has no file. */
  locate?: Locate;
  /** What was read. */
  document: unknown;
}

/** The section of a policy that a rule stands in. */
export type Section = 'ingress' | 'ingressDeny' | 'egress' | 'egressDeny';

/** One rule of a policy for one direction (`types.PolicyEntry`). */
export interface Rule {
  policy: PolicyReference;
  section: Section;
  /** Its place in its section, from 0. */
  index: number;
  /** Where it stands in the document. */
  path: FieldPath;
  direction: 'ingress' | 'egress';
  verdict: 'allow' | 'deny' | 'pass';
  tier: Tier;
  /** Within its tier, lower ones first. */
  priority: number;
  /** Whether whom it selects is refused what no rule allows. */
  defaultDeny: boolean;
  subject: Selector;
  /** Whether it is about nodes. */
  ofNodes: boolean;
  /** Who else: nobody at all, or any of these. None of them is anybody where there are ports, and nobody where not. */
  peers: readonly Peer[] | 'nobody';
  /** Undefined where the rule names no ports: it is then about all of them. */
  ports?: readonly PortRule[];
  authentication?: string;
  /** Until 1.18: what the peers of all rules of this section, in all policies of a subject, have to have besides. */
  requires?: readonly LabelSelector[];
}

/** Higher tiers are asked first; what passes in one is left to the next (`types.Tier`). */
export type Tier = 'admin' | 'normal' | 'baseline';

/** A selector by labels, ready to be asked. */
export interface Selector {
  requirements: readonly Requirement[];
  /** What tells it from others. */
  text: string;
  labels: LabelSelector;
  path: FieldPath;
}

/** Whom a rule means by one item of its list. */
export type Peer = LabelPeer | CidrPeer | GroupPeer | DomainPeer | UnknownPeer;

/** Who has certain labels. */
export interface LabelPeer extends Selector {
  type: 'labels';
  /** The field that it stands in: `fromEndpoints`, `toEntities` … */
  field: string;
  /** Where it stands for an entity. */
  entity?: string;
}

/** Who is in a network, and not in the holes of it. */
export interface CidrPeer {
  type: 'cidr';
  field: string;
  path: FieldPath;
  text: string;
  network: Prefix;
  except: readonly Prefix[];
}

/** Who is in a group of networks (CiliumCIDRGroup), and not in the holes of it. */
export interface GroupPeer {
  type: 'group';
  field: string;
  path: FieldPath;
  text: string;
  /** The one group that is meant; undefined where groups are meant by their labels. */
  name?: string;
  requirements: readonly Requirement[];
  except: readonly Prefix[];
}

/** Who has a DNS name. */
export interface DomainPeer {
  type: 'domain';
  field: string;
  path: FieldPath;
  text: string;
  /** The name or the pattern, as it is written. */
  pattern: string;
  matches(name: string): boolean;
}

/** Whom only somebody else knows: services that are not visible, groups of a cloud. */
export interface UnknownPeer {
  type: 'unknown';
  field: string;
  path: FieldPath;
  text: string;
  reason: 'services' | 'externalGroup';
}

/** Ports of a rule, and what is asked of requests to them. */
export interface PortRule {
  path: FieldPath;
  ports: readonly Port[];
  l7?: L7Rules;
  /** Traffic goes through a proxy, besides what layer 7 asks. */
  proxy?: ProxyUse;
}

/** What else a proxy does. */
export interface ProxyUse {
  kind: 'tls' | 'listener';
  /** Of the listener. */
  name?: string;
  /** Of the listener, from 1 to 100; lower ones go first. */
  priority?: number;
  /** Names that a TLS handshake has to be for; empty where any will do. */
  serverNames: readonly string[];
  /** Whether the proxy ends TLS, and so sees what is within. */
  isTerminating: boolean;
}

/** One port, a range of them, or all of a protocol. */
export interface Port {
  path: FieldPath;
  protocol: Protocol;
  /** Undefined for a port by its name. */
  from?: number;
  /** The last port; as `from` where there is one only. */
  to?: number;
  /** As it is written, besides what is meant by it. */
  endPort?: number;
  /** In lower case. */
  name?: string;
}

/** What is asked of requests. One of the two has rules. */
export type L7Rules =
  | { kind: 'http'; rules: readonly HttpRule[] }
  | { kind: 'dns'; rules: readonly DnsRule[] }
  | { kind: 'other'; name: string };

/** Requests of HTTP: all of what is asked has to hold. */
export interface HttpRule {
  path: FieldPath;
  method?: string;
  pathPattern?: string;
  host?: string;
  headers: readonly HeaderRule[];
}

/** A header that a request needs. */
export interface HeaderRule {
  name: string;
  /** Undefined where any value will do. */
  value?: string;
  /** The value is in a secret, which nobody shows. */
  isSecret: boolean;
  /** What is done where it is not there; undefined where the request is then refused. */
  mismatch?: string;
}

/** Names that may be asked for. */
export interface DnsRule {
  path: FieldPath;
  pattern: string;
  matches(name: string): boolean;
}
