import { RefusedClaim } from '@socle/plugin-platform-common';
import { RefusedArgoClaim } from '../match/readClaims';
import { EntityVerdict } from '../verdict/entityVerdict';
import { EnvironmentDelivery } from '../verdict/environments';
import { ActionRights } from './actions';
import { RevisionInfo } from './commits';
import { InstanceStatus } from './instances';

/**
 * How an entity is delivered: `GET /entities/:kind/:namespace/:name/deliveries`, and the event `deliveries` of its stream.
 *
 * @public
 */
export interface EntityDeliveries {
  /** `component:default/checkout` */
  entityRef: string;
  tenant?: { name: string; title?: string };
  verdict: EntityVerdict;
  /** In the order of promotion; at the end, without a name, what deploys to none of them. */
  environments: EnvironmentDelivery[];
  /** Claims of the entity that yield nothing. */
  refused: RefusedArgoClaim[];
  /** Claims on clusters and namespaces that yield nothing. */
  refusedScope: RefusedClaim[];
  /** Every Argo CD that serves the entity's tenant; one that is down is told of here. */
  instances: InstanceStatus[];
  /**
   * The commits that are known by now, by `applicationKey`: of the first source of what was deployed last. Those that are
   * missing are fetched meanwhile and are in a later answer, and in a later event of the stream.
   */
  commits: Record<string, RevisionInfo>;
  may: ActionRights;
}

/**
 * One text for an Application: `instance/namespace/name`.
 *
 * @public
 */
export function applicationKey(application: {
  instance: string;
  namespace: string;
  name: string;
}): string {
  const { instance, namespace, name } = application;
  return `${instance}/${namespace}/${name}`;
}
