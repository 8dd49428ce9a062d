import { ServiceUnavailableError } from '@backstage/errors';
import { ChangesService } from './types';

/** Without a GitOps repository there are no requests, and none can be made. */
export const unconfiguredChanges: ChangesService = {
  list: async () => [],
  get: async () => [],
  propose: async () => {
    throw new ServiceUnavailableError(
      'This portal knows no GitOps repository to propose changes on. Have platform.gitops.url set in the configuration.',
    );
  },
};
