import { ServiceUnavailableError } from '@backstage/errors';
import {
  KnownRequest,
  RegistrySnapshot,
  RequestRegistry,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';

/** What a tenant is held against: what is merged, and what is asked for. */
export interface Platform extends RegistrySnapshot {
  requests: readonly KnownRequest[];
}

/**
 * The platform as it is after this call.
 *
 * @throws ServiceUnavailableError where the forge does not tell all of it: what is held against less than all could be
 * allowed by mistake.
 */
export async function readPlatform(options: {
  registry: TenantRegistry;
  requests: RequestRegistry;
}): Promise<Platform> {
  const { registry } = options;
  /* One after the other: a request that is merged in between is found in the tree, or was found open. */
  const requests = await options.requests.readAll();
  const snapshot = await registry.read({ fresh: true });
  const { status } = snapshot;
  if (status.staleSince) {
    throw new ServiceUnavailableError(
      `${status.reason.replace(/\.$/, '')}. So nothing can be held against it as it is; start again when the forge is well.`,
    );
  }
  return { ...snapshot, requests };
}
