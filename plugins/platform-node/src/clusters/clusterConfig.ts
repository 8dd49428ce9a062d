import { Config } from '@backstage/config';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { JsonObject } from '@backstage/types';

/** The clusters that can be watched, and what the configuration asks for that cannot. */
export interface ClusterConfig {
  clusters: ClusterDetails[];
  /** Kinds of `clusterLocatorMethods` whose clusters are not known here: `gke`, `catalog`. */
  otherLocators: string[];
}

const localKubectlProxy: ClusterDetails = {
  name: 'local',
  url: 'http://127.0.0.1:8001',
  authMetadata: { [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'localKubectlProxy' },
};

/**
 * Reads the clusters of Backstage's own `kubernetes:` configuration, with the keys and the meaning that
 * `@backstage/plugin-kubernetes-backend` gives them; its own reader is not exported.
 *
 * Throws what `Config` throws on a missing or wrong key, which names it.
 */
export function readClusterConfig(config: Config): ClusterConfig {
  const locators =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  const clusters: ClusterDetails[] = [];
  const otherLocators: string[] = [];
  for (const locator of locators) {
    const type = locator.getString('type');
    if (type === 'config') {
      clusters.push(...locator.getConfigArray('clusters').map(readCluster));
    } else if (type === 'localKubectlProxy') {
      clusters.push(localKubectlProxy);
    } else {
      otherLocators.push(type);
    }
  }
  return { clusters, otherLocators };
}

function readCluster(config: Config): ClusterDetails {
  const authMetadata = Object.fromEntries(
    [
      [ANNOTATION_KUBERNETES_AUTH_PROVIDER, 'authProvider'],
      ['serviceAccountToken', 'serviceAccountToken'],
      [ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE, 'assumeRole'],
      [ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID, 'externalId'],
      [ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER, 'oidcTokenProvider'],
    ].flatMap(([name, key]) => {
      const value = config.getOptionalString(key);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  /* Its keys have slashes and dots, which the methods for single keys would take for paths. */
  const block = Object.entries(
    config.getOptional<JsonObject>('authMetadata') ?? {},
  ).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  return {
    name: config.getString('name'),
    title: config.getOptionalString('title'),
    url: config.getString('url'),
    authMetadata: { ...authMetadata, ...Object.fromEntries(block) },
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    caData: config.getOptionalString('caData'),
    caFile: config.getOptionalString('caFile'),
  };
}
