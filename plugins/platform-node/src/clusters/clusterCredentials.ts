import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { stringifyError } from '@backstage/errors';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import { ClusterError } from './ClusterError';

/**
 * The portal's own credentials for a cluster, for one request. Throws `ClusterError`: `not-watchable` where the cluster
 * takes each user's own token only, `unauthorized` where the portal cannot get its credentials.
 */
export type ClusterCredentials = (
  cluster: ClusterDetails,
) => Promise<KubernetesCredential>;

/** Providers whose token comes from the browser of the user who asks. */
const usersOwn = new Set(['google', 'oidc', 'aks']);

/**
 * The portal's credentials by the authentication strategies of `@backstage/plugin-kubernetes-backend`, which is loaded
 * when the first is needed: it brings the clouds' libraries along.
 */
export function createClusterCredentials(options: {
  config: Config;
  logger: LoggerService;
}): ClusterCredentials {
  let strategies: Promise<Map<string, AuthenticationStrategy>> | undefined;
  return async cluster => {
    const provider =
      cluster.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ?? '';
    if (usersOwn.has(provider)) {
      throw new ClusterError({
        code: 'not-watchable',
        message: `${cluster.name} is read with each user's own ${provider} token and cannot be watched; give the portal credentials of its own, as with authProvider serviceAccount`,
      });
    }
    try {
      strategies ??= loadStrategies(options);
      const strategy = (await strategies).get(provider);
      if (!strategy) {
        throw new ClusterError({
          code: 'not-watchable',
          message: `${cluster.name} has the authProvider "${provider}", which is not known; use one of those that Backstage's Kubernetes plugin documents`,
        });
      }
      return await strategy.getCredential(cluster, {});
    } catch (error) {
      if (error instanceof ClusterError) {
        throw error;
      }
      options.logger.warn(
        `The portal has no credentials for ${cluster.name}: ${stringifyError(error)}`,
      );
      throw new ClusterError({
        code: 'unauthorized',
        message: `The portal could not get its credentials for ${cluster.name} (authProvider ${provider}); its log says why`,
      });
    }
  };
}

async function loadStrategies(options: {
  config: Config;
  logger: LoggerService;
}): Promise<Map<string, AuthenticationStrategy>> {
  const {
    AnonymousStrategy,
    AwsIamStrategy,
    AzureIdentityStrategy,
    GoogleServiceAccountStrategy,
    ServiceAccountStrategy,
  } = await import('@backstage/plugin-kubernetes-backend');
  const { config, logger } = options;
  return new Map<string, AuthenticationStrategy>([
    ['aws', new AwsIamStrategy({ config })],
    ['azure', new AzureIdentityStrategy(logger)],
    ['googleServiceAccount', new GoogleServiceAccountStrategy({ config })],
    ['localKubectlProxy', new AnonymousStrategy()],
    ['serviceAccount', new ServiceAccountStrategy()],
  ]);
}
