import { RefusedClaim, Status } from '@socle/plugin-platform-common';

/**
 * How what the portal knows of one cluster's network came to be known, as far as the entity's environments go.
 *
 * @public
 */
export interface NetworkSource {
  /** The portal's name for the cluster. */
  cluster: string;
  title?: string;
  /** The tenant's names for its environments there. */
  environments: string[];
  flows: FlowSource;
  policies: PolicySource;
}

/**
 * The cluster's Hubble Relay.
 *
 * @public
 */
export interface FlowSource {
  state: FlowSourceState;
  /** A sentence about it, without addresses. */
  status: Status;
  /** Why it is not live. */
  failure?: FlowFailure;
  /** Since when the portal follows it without a gap, ISO 8601 as all times here; before, flows may be missing. */
  since?: string;
  /** When it was last heard of. */
  heardAt?: string;
  /** Events of the last hour that Hubble, or the portal under a flood, could not keep. They may have been refusals. */
  lostEvents: number;
  /** The nodes that Relay knows; unset before it told. */
  nodes?: { connected: number; unavailable: number };
}

/**
 * - `waiting`: no answer yet.
 * - `live`: flows arrive. Nodes may be missing all the same: see `nodes`.
 * - `stale`: flows arrived and do not now; what is shown is the last known.
 * - `blind`: no flow ever arrived, so that an empty list says nothing.
 * - `denied`: Relay does not let the portal in: its certificate is refused, or expired.
 * - `not-configured`: the configuration names no Relay for the cluster.
 *
 * @public
 */
export type FlowSourceState =
  'waiting' | 'live' | 'stale' | 'blind' | 'denied' | 'not-configured';

/** @public */
export type FlowFailure =
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'certificate-expired'
  | 'denied'
  | 'ended'
  | 'not-configured';

/**
 * The policies, endpoints, services and namespaces of the cluster, watched.
 *
 * @public
 */
export interface PolicySource {
  state: 'waiting' | 'live' | 'stale' | 'failed';
  status: Status;
  /** Kinds that the cluster does not serve, or does not let the portal read: what depends on them is unknown. */
  missing: string[];
}

/**
 * What each answer about an entity begins with.
 *
 * @public
 */
export interface NetworkAnswer {
  /** `component:default/checkout` */
  entityRef: string;
  tenant?: { name: string; title?: string };
  /** The environments that the entity may show, in the order of promotion. */
  environments: NetworkEnvironment[];
  sources: NetworkSource[];
  /** Claims of the entity that yield nothing. */
  refusedScope: RefusedClaim[];
  may: NetworkRights;
}

/** @public */
export interface NetworkEnvironment {
  name: string;
  cluster: string;
  namespace: string;
}

/**
 * What the one who asks may do, as the policy decides.
 *
 * @public
 */
export interface NetworkRights {
  /** Ask what would be: "may A talk to B", "what if". */
  ask: boolean;
  /** Propose a change as a pull request. */
  propose: boolean;
}
