import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { Scope } from '@socle/plugin-platform-common';

/**
 * Decides what an entity may show, once for every plugin (docs: "Who may see what").
 *
 * @public
 */
export interface ScopeService {
  /**
   * The scope of an entity as the one who asks may read it.
   *
   * Throws `NotFoundError` where the entity is not there or they may not read it, `ServiceUnavailableError` where the
   * platform's GitOps tree was never read.
   */
  resolve(options: {
    entityRef: string | CompoundEntityRef;
    credentials: BackstageCredentials;
  }): Promise<Scope>;
}
