import {
  RefusedClaim,
  ScopeTenant,
  Status,
} from '@socle/plugin-platform-common';

/**
 * Where an entity runs, and how its namespaces are.
 *
 * Answer of `GET /api/tenancy/entities/:kind/:namespace/:name/environments`, and the data of each `environments` event
 * of the stream at the same address with `/stream` after it.
 *
 * @public
 */
export interface EntityEnvironments {
  entityRef: string;
  tenant?: ScopeTenant;
  environments: EnvironmentState[];
  refused: RefusedClaim[];
}

/** @public */
export interface EnvironmentState {
  /** The tenant's name for it: `dev`, `prod`. */
  name: string;
  namespace: string;
  cluster: ClusterState;
  /** Whether the namespace is there and what it holds is ready; stale where its cluster cannot be reached. */
  status: Status;
  /** What controllers said of workloads that are not ready, word for word; unset where they said nothing. */
  details?: string[];
  suspended: boolean;
  /** Unset where the namespace has no ResourceQuota, or none was ever seen. */
  quota?: QuotaLine[];
  /** The Deployments, StatefulSets and DaemonSets of the entity there; unset where none was ever seen. */
  workloads?: { ready: number; total: number };
}

/** @public */
export interface ClusterState {
  name: string;
  title?: string;
  status: Status;
}

/**
 * One resource of a ResourceQuota.
 *
 * @public
 */
export interface QuotaLine {
  /** As Kubernetes names it: `requests.cpu`. */
  resource: string;
  /** As Kubernetes writes quantities: `3500m`. */
  used: string;
  hard: string;
  /** `used / hard`; 1 where both are zero, over 1 (at most 1000) where the quota was lowered under what is used. */
  ratio: number;
}
