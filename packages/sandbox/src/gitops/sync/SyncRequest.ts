import { KubernetesObject } from '../../kubernetes/types';
import { ClusterState } from '../controller/ClusterState';
import { AppProject, SyncPolicy } from '../types';

/** What a sync is asked to do. */
export interface SyncRequest {
  cluster: ClusterState;
  project: AppProject;
  /** The namespace of the destination. */
  namespace: string;
  resources: {
    target?: KubernetesObject;
    live?: KubernetesObject;
    isModified: boolean;
  }[];
  hooks: KubernetesObject[];
  /** Whether the operation is about a resource. */
  includes(
    target: KubernetesObject | undefined,
    live: KubernetesObject | undefined,
  ): boolean;
  revision: string;
  startedAt: Date;
  dryRun: boolean;
  prunes: boolean;
  prunesLast: boolean;
  /** Whether the deletion was approved since the operation began. */
  isPruneConfirmed: boolean;
  propagationPolicy: 'Foreground' | 'Background' | 'Orphan';
  replaces: boolean;
  serverSide: boolean;
  skipsHooks: boolean;
  skipsDryRunOnMissingKind: boolean;
  onlyOutOfSync: boolean;
  createsNamespace: boolean;
  managedNamespaceMetadata?: SyncPolicy['managedNamespaceMetadata'];
  /** All options of the operation, for those that an object may override. */
  syncOptions: string[];
  /** Waits between two waves. */
  pause(): Promise<void>;
}
