import { Followed } from '@socle/plugin-platform-react';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';

/**
 * The environments of an entity, as far as they are known.
 *
 * @public
 */
export type EnvironmentsState = Followed<EntityEnvironments>;
