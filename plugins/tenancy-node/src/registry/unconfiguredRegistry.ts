import { ServiceUnavailableError } from '@backstage/errors';
import { TenantRegistry } from './types';

/** What stands in where `platform.gitops.url` is not set: it never can be read. */
export const unconfiguredRegistry: TenantRegistry = {
  async read() {
    throw new ServiceUnavailableError(
      'No GitOps repository is configured; set platform.gitops.url',
    );
  },
  onChange() {
    return () => {};
  },
};
