import { LoggerService } from '@backstage/backend-plugin-api';
import { Registry } from '../registry';
import { Resource } from '../resources';
import { Store } from '../storage/store';
import { KubernetesObject } from '../types';

/** Who asks. */
export interface UserInfo {
  name: string;
  groups: string[];
}

/** One write as admission sees it. */
export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  resource: Resource;
  subresource?: string;
  namespace?: string;
  name: string;
  /** The object as it would be stored; admission that mutates changes it in place. */
  object: KubernetesObject;
  old?: KubernetesObject;
  user: UserInfo;
  dryRun: boolean;
}

/** One rule of admission. Both functions throw a `StatusError` to refuse. */
export interface Admission {
  /** Runs before validation. */
  mutate?(request: AdmissionRequest): void;
  /** Runs after validation, last of all before the object is stored. */
  validate?(request: AdmissionRequest): void;
}

/** What every operation on a cluster works with. */
export interface ClusterContext {
  store: Store;
  registry: Registry;
  logger: LoggerService;
  now: () => Date;
  admissions: Admission[];
}

/** Options that all writes share. */
export interface WriteOptions {
  user: UserInfo;
  /** Who is named in `metadata.managedFields`. */
  fieldManager: string;
  dryRun?: boolean;
}

/** RFC 3339 in seconds, as the API writes times. */
export function timestamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 in microseconds, as the API writes the times of events and leases. */
export function microTimestamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 23)}000Z`;
}
