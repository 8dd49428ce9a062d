import { ClusterEvent, ClusterObject } from '../objects/clusterObject';
import { Project } from '../objects/project';
import { ResourceReference } from '../objects/resource';
import { ResourceTree } from '../objects/resourceTree';
import { ApplicationSummary } from '../projection/applicationSummary';
import { ApplicationVerdict } from '../verdict/types';
import { Cause } from './cause';

/**
 * Everything at hand that may tell why an Application is as it is. Only the Application is needed; each further thing lets
 * the chain reach deeper.
 *
 * @public
 */
export interface DeliveryEvidence {
  application: ApplicationSummary;
  tree?: ResourceTree;
  /**
   * What it manages, where all of it is known: objects that are none of these, and come of none of these, are then somebody
   * else's and left aside.
   */
  resources?: readonly ResourceReference[];
  /** Deployments, ReplicaSets, Pods, Jobs … of the destination's namespace; others are left aside. */
  objects?: readonly ClusterObject[];
  events?: readonly ClusterEvent[];
  /** The Application's project, for its sync windows. */
  project?: Project;
  /** Applications that this one makes (app of apps). */
  children?: readonly ApplicationSummary[];
  now: Date;
}

/**
 * One link of the chain from what people see to what is wrong, in the words of who says it.
 *
 * @public
 */
export interface Step {
  kind:
    | 'condition'
    | 'hydration'
    | 'operation'
    | 'window'
    | 'hook'
    | 'resource'
    | 'application'
    | 'node'
    | 'pod'
    | 'container'
    | 'event';
  subject?: ResourceReference;
  container?: string;
  /** Its own word: `SyncFailed`, `Degraded`, `CrashLoopBackOff`. */
  status?: string;
  /** Its own message, as it stands there. */
  message?: string;
  /** When, ISO 8601. */
  at?: string;
  /** What this step alone tells to be wrong. */
  cause?: Cause;
}

/**
 * Why an Application is as it is.
 *
 * @public
 */
export interface DeliveryExplanation {
  verdict: ApplicationVerdict;
  /** From the symptom to the cause; empty where all is well. */
  steps: Step[];
  /** What is wrong, told by the deepest step that tells something particular. */
  cause?: Cause;
  /** What else is wrong, which the chain does not follow. */
  others: Cause[];
}
