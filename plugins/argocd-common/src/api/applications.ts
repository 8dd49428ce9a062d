import { ActionRefusal } from '../actions/refusalOf';
import { StateDiff } from '../diff/diffStates';
import { DeliveryExplanation } from '../explain/types';
import { Deployment } from '../history/history';
import { ResourceStatus } from '../objects/application';
import { ClusterEvent } from '../objects/clusterObject';
import { ResourceReference } from '../objects/resource';
import { ApplicationSummary } from '../projection/applicationSummary';
import { DeliveryNode } from '../tree/deliveryTree';
import { Wave } from '../tree/waves';
import { DeployedVersion } from '../verdict/version';
import { SyncPermission } from '../windows/syncPermission';
import { ActionRights, DeliveryActionName } from './actions';
import { RevisionInfo } from './commits';
import { InstanceStatus, MissingPart } from './instances';

/**
 * One Application in whole: `GET /applications/:instance/:namespace/:name`.
 *
 * @public
 */
export interface ApplicationDetails {
  /** Nothing is cut in it. */
  application: ApplicationSummary;
  /** The tenant that it belongs to; unset for the platform's own. */
  tenant?: string;
  /** The tenant's name for where it deploys to. */
  environment?: string;
  /** The portal's name for the cluster that it deploys to. */
  cluster?: string;
  version: DeployedVersion;
  /** Has the verdict; its steps are empty where all is well. */
  explanation: DeliveryExplanation;
  /** What it manages, as Argo CD's comparison lists it. */
  resources: ResourceStatus[];
  waves: Wave[];
  /** Of the sync windows; unset where its project cannot be read. */
  permission?: SyncPermission;
  commit?: RevisionInfo;
  /** Its page in Argo CD. */
  url?: string;
  instance: InstanceStatus;
  /** What the one who asks may do. */
  may: ActionRights;
  /** Whether the portal can act on it at all. */
  acting: 'possible' | 'no-api' | 'no-token';
  /** Why an action cannot work now, by its name; an action that is not there can. */
  refusals: Partial<Record<DeliveryActionName, ActionRefusal>>;
  missing: MissingPart[];
}

/**
 * `GET …/tree`
 *
 * @public
 */
export interface ApplicationTree {
  /** The Application with its resources and, where Argo CD's API is at hand, what came of those. */
  roots: DeliveryNode[];
  missing: MissingPart[];
}

/**
 * `GET …/diff`: from what is live to what is desired. Empty where nothing differs.
 *
 * @public
 */
export interface ApplicationDiff {
  resources: ResourceDiff[];
  /** How many more differ than are shown. */
  more: number;
  missing: MissingPart[];
}

/** @public */
export interface ResourceDiff {
  resource: ResourceReference;
  hook: boolean;
  diff: StateDiff;
}

/**
 * `GET …/history?from=0&count=10`: the newest first.
 *
 * @public
 */
export interface ApplicationHistory {
  deployments: KnownDeployment[];
  total: number;
  missing: MissingPart[];
}

/** @public */
export interface KnownDeployment extends Deployment {
  /** For each of its sources, in their order; null where nothing is known. */
  revisions: Array<RevisionInfo | null>;
  /** Why going back to it cannot work now. */
  refusal?: ActionRefusal;
  /** Why going back to it in Git cannot be proposed; unset where it can. */
  revertRefusal?: ActionRefusal;
}

/**
 * `GET …/windows`
 *
 * @public
 */
export interface ApplicationWindows {
  /** Unset where its project cannot be read. */
  permission?: SyncPermission;
  missing: MissingPart[];
}

/**
 * `GET …/events`: of the Application itself and of what it manages, the newest first.
 *
 * @public
 */
export interface ApplicationEvents {
  events: ClusterEvent[];
  missing: MissingPart[];
}

/**
 * `GET …/links`
 *
 * @public
 */
export interface ApplicationLinks {
  /** Its page in Argo CD. */
  argocd?: string;
  /** What it is reached by, as its Ingresses say; `http` and `https` only. */
  externalUrls: string[];
  /** Deep links, as the platform's people configured them in Argo CD. */
  links: { title: string; url: string; description?: string }[];
  missing: MissingPart[];
}
