import { RefusedClaim } from '@socle/plugin-platform-common';

/** @public */
export interface RefusedClaimsProps {
  refused: RefusedClaim[];
}
