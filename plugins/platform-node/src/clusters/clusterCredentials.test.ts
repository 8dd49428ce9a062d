import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createClusterCredentials } from './clusterCredentials';

it.each(['google', 'oidc', 'aks'])(
  'says that clusters with each user’s own %s token cannot be watched',
  async provider => {
    const credentials = createClusterCredentials({
      config: new ConfigReader({}),
      logger: mockServices.logger.mock(),
    });
    await expect(
      credentials({
        name: 'oregon',
        url: 'https://oregon.example.com',
        authMetadata: { 'kubernetes.io/auth-provider': provider },
      }),
    ).rejects.toMatchObject({
      code: 'not-watchable',
      message: `oregon is read with each user's own ${provider} token and cannot be watched; give the portal credentials of its own, as with authProvider serviceAccount`,
    });
  },
);
