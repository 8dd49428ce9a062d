import { StatusLevel } from '@socle/plugin-platform-common';
import { Cause, CauseCode } from '../explain/cause';
import { HealthCode, SyncCode } from '../objects/words';
import { DeliveryVerdict, Reason } from '../verdict/types';
import { InstanceStatus } from './instances';

/**
 * One Application of the fleet: what a table shows and groups by.
 *
 * @public
 */
export interface FleetRow {
  instance: string;
  namespace: string;
  name: string;
  project: string;
  /** Unset for the platform's own. */
  tenant?: string;
  environment?: string;
  /** The portal's name for the cluster that it deploys to; Argo CD's where the portal knows none. */
  cluster?: string;
  destinationNamespace?: string;
  verdict: DeliveryVerdict;
  level: StatusLevel;
  reason: Reason;
  cause?: CauseCode;
  /** What the words of the cause are filled with; unset where they need nothing. */
  causeParameters?: Cause['parameters'];
  since?: string;
  sync?: SyncCode;
  health?: HealthCode;
  version: string;
  deployedAt?: string;
}

/**
 * All Applications that one may see: `GET /applications`, and the event `fleet` of its stream.
 *
 * Rows come packed, as 10,000 of them have much in common; `unpackFleet` reads them.
 *
 * @public
 */
export interface Fleet {
  rows: PackedRows;
  /** How many rows there are that match, and how many the one who asks may see in all. */
  total: number;
  visible: number;
  instances: InstanceStatus[];
}

/**
 * What changed since the event before: the event `changes` of the fleet's stream.
 *
 * @public
 */
export interface FleetChanges {
  /** New, or changed. */
  rows: PackedRows;
  /** Keys (`applicationKey`) of those that are gone, or no longer match. */
  gone: string[];
  total: number;
  visible: number;
  instances: InstanceStatus[];
}

/**
 * The query of both: each may be given more than once, and any of the values matches.
 *
 * @public
 */
export interface FleetFilter {
  instance?: string[];
  tenant?: string[];
  project?: string[];
  cluster?: string[];
  verdict?: DeliveryVerdict[];
  /** `Reason`'s code, or `CauseCode`. */
  reason?: string[];
  /** Part of the name, in any case. */
  text?: string;
}

/**
 * Rows without what they repeat: a cell is the number of a text, 0 where a row has none, and a row has a cell for each of
 * `fleetColumns`.
 *
 * @public
 */
export interface PackedRows {
  /** From 1 on: the first is the empty text. */
  texts: string[];
  cells: number[];
  /** What reasons are filled with, by the number of the row; rows whose reason needs nothing are left out. */
  parameters: Record<number, Reason['parameters']>;
  /** The same of causes; unset where no row has any. */
  causeParameters?: Record<number, Cause['parameters']>;
}
