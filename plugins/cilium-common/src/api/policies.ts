import { EffectivePolicy } from '../effective/types';
import { PolicyFinding } from '../model/finding';
import { NetworkPeer } from './peers';
import { PolicyText } from './refusals';
import { NetworkAnswer } from './sources';

/**
 * The workloads of an entity, to choose from: `GET …/workloads`.
 *
 * @public
 */
export interface EntityWorkloads extends NetworkAnswer {
  workloads: NetworkWorkload[];
}

/** @public */
export interface NetworkWorkload {
  /** For queries: `checkout.payments-dev`. */
  id: string;
  environment: string;
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  labels: Readonly<Record<string, string>>;
  pods: number;
  /** How many policies select it. */
  policies: number;
  /** Container ports by name. */
  ports: { name?: string; port: number; protocol: string }[];
}

/**
 * What one workload's policies come to: `GET …/effective?environment=dev&workload=checkout.payments-dev`. 404 where the entity
 * has no such workload.
 *
 * @public
 */
export interface WorkloadPolicy extends NetworkAnswer {
  workload: NetworkWorkload;
  effective: EffectivePolicy;
  /** The policies behind the rows that the one who asks may read. */
  policies: PolicyText[];
  /** Of policies of the workload's namespace. */
  findings: PolicyFinding[];
  /** What a row's peer is called where it is one of the catalog's tenants, by namespace. */
  namespaces: Readonly<Record<string, NetworkPeer>>;
}
