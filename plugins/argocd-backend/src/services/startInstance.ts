import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterCacheService } from '@socle/plugin-platform-node';
import { ArgoConnection } from '../clients/ArgoConnection';
import { HttpArgoApi } from '../clients/HttpArgoApi';
import { InstanceConfig } from '../config';
import { ApiSource, defaultApiTiming } from '../sources/ApiSource';
import { ClusterSource } from '../sources/ClusterSource';
import { Instance } from './Instances';

const now = () => new Date();

/** Begins to follow an Argo CD: on its cluster where that is configured, or else through its API. */
export function startInstance(options: {
  config: InstanceConfig;
  clusterCache: ClusterCacheService;
  logger: LoggerService;
}): Instance {
  const { config, clusterCache, logger } = options;
  const { name, cluster } = config;
  const api =
    config.api &&
    new HttpArgoApi({
      config: config.api,
      connection: new ArgoConnection({
        instance: name,
        url: config.api.url,
        now,
      }),
    });
  if (cluster) {
    const source = ClusterSource.start({
      instance: config,
      cluster,
      clusterCache,
    });
    return { config, source, ...(api && { api }) };
  }
  if (!config.api) {
    throw new Error(`Argo CD ${name} has neither a cluster nor an API`);
  }
  /* Of its own, so that a page's question never waits for the next list, and an outage of one is not one of the other. */
  const feed = new HttpArgoApi({
    config: config.api,
    connection: new ArgoConnection({
      instance: name,
      url: config.api.url,
      limits: { rest: 0 },
      now,
    }),
  });
  const source = ApiSource.start({
    instance: config,
    feed,
    logger,
    timing: defaultApiTiming,
    random: Math.random,
    now,
  });
  return { config, source, ...(api && { api }) };
}
