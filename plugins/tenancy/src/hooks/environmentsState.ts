import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { Followed } from './followed';

/**
 * The environments of an entity, as far as they are known.
 *
 * @public
 */
export type EnvironmentsState = Followed<EntityEnvironments>;
