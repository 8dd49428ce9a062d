import {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, toError } from '@backstage/errors';
import {
  ClusterObjects,
  CustomResourceMatcher,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import {
  ClusterDetails,
  CustomResourcesByEntity,
  KubernetesClustersSupplier,
  KubernetesObjectsByEntity,
  KubernetesObjectsProvider,
} from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScopeEnvironment } from '@socle/plugin-platform-common';
import { ScopeService } from '@socle/plugin-platform-node';
import { tenancyTenantReadPermission } from '@socle/plugin-tenancy-common';
import { environmentEntity } from './environmentEntity';
import { mergeByCluster } from './mergeByCluster';
import { ScopedServiceLocator } from './ScopedServiceLocator';

export interface ScopedObjectsProviderOptions {
  /** Backstage's own provider, which finds clusters by `locator`. */
  provider: KubernetesObjectsProvider;
  locator: ScopedServiceLocator;
  clusterSupplier: KubernetesClustersSupplier;
  scopes: ScopeService;
  permissions: PermissionsService;
  logger: LoggerService;
  /** The custom resources of the configuration, beside those that each cluster has. */
  customResources: readonly CustomResourceMatcher[];
  /** How long one environment may take to answer. */
  timeoutMilliseconds: number;
}

type Read = (
  entity: Entity,
  options: { credentials: BackstageCredentials },
) => Promise<ObjectsByEntityResponse>;

type FetchError = ClusterObjects['errors'][number];

const unreached: FetchError = {
  errorType: 'FETCH_ERROR',
  message: 'The cluster cannot be reached',
};

const notConfigured: FetchError = {
  errorType: 'FETCH_ERROR',
  message:
    'The cluster is not among those of the portal; add it under kubernetes.clusterLocatorMethods',
};

/**
 * The objects of an entity, from the environments of its scope only: the cluster, the namespace and the selector of each
 * come from there and never from the entity's annotations or the request.
 *
 * Who asks must have `tenancy.tenant.read` on the entity. An environment whose cluster does not answer in time is an error
 * in that cluster's item, beside the others' objects.
 */
export class ScopedObjectsProvider implements KubernetesObjectsProvider {
  readonly #options: ScopedObjectsProviderOptions;

  constructor(options: ScopedObjectsProviderOptions) {
    this.#options = options;
  }

  async getKubernetesObjectsByEntity(
    request: KubernetesObjectsByEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    return await this.#readScope(request.entity, options, (entity, as) =>
      this.#options.provider.getKubernetesObjectsByEntity(
        { ...request, entity },
        as,
      ),
    );
  }

  async getCustomResourcesByEntity(
    request: CustomResourcesByEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    const customResources = await this.#configured(
      request.customResources,
      options.credentials,
    );
    return await this.#readScope(request.entity, options, (entity, as) =>
      this.#options.provider.getCustomResourcesByEntity(
        { ...request, customResources, entity },
        as,
      ),
    );
  }

  async #readScope(
    entity: Entity | undefined,
    options: { credentials: BackstageCredentials },
    read: Read,
  ): Promise<ObjectsByEntityResponse> {
    const { scopes, clusterSupplier } = this.#options;
    if (!entity) {
      throw new NotAllowedError('Name the entity whose objects are to be read');
    }
    const { credentials } = options;
    const entityRef = stringifyEntityRef(entity);
    const { environments } = await scopes.resolve({ entityRef, credentials });
    if (environments.length === 0) {
      return { items: [] };
    }
    await this.#authorize(entityRef, credentials);

    const clusters = new Map(
      (await clusterSupplier.getClusters({ credentials })).map(details => [
        details.name,
        details,
      ]),
    );
    const items = await Promise.all(
      environments.map(async environment => {
        const cluster = clusters.get(environment.cluster);
        return cluster
          ? await this.#readEnvironment({ entity, environment, cluster }, as =>
              read(as, options),
            )
          : [unreadable({ name: environment.cluster }, notConfigured)];
      }),
    );
    return { items: mergeByCluster(items.flat()) };
  }

  async #authorize(
    resourceRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: tenancyTenantReadPermission, resourceRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `What ${resourceRef} has in the clusters is for its owners; ask them`,
      );
    }
  }

  async #readEnvironment(
    options: {
      entity: Entity;
      environment: ScopeEnvironment;
      cluster: ClusterDetails;
    },
    read: (entity: Entity) => Promise<ObjectsByEntityResponse>,
  ): Promise<ClusterObjects[]> {
    const { cluster } = options;
    const { locator, logger, timeoutMilliseconds } = this.#options;
    const entity = environmentEntity(options);
    locator.place(entity, cluster);
    try {
      const { items } = await inTime(read(entity), timeoutMilliseconds);
      return items.map(item => ({
        ...item,
        /* The client's messages hold the cluster's address. */
        errors: item.errors.map(error =>
          error.errorType === 'FETCH_ERROR' ? unreached : error,
        ),
      }));
    } catch (error) {
      logger.warn(
        `${cluster.name} did not answer for ${stringifyEntityRef(entity)}: ${toError(error).message}`,
      );
      return [unreadable(cluster, unreached)];
    }
  }

  /** Only kinds that the configuration names, as it names them: a request is no place to name a URL. */
  async #configured(
    asked: readonly CustomResourceMatcher[],
    credentials: BackstageCredentials,
  ): Promise<CustomResourceMatcher[]> {
    const clusters = await this.#options.clusterSupplier.getClusters({
      credentials,
    });
    const configured = [
      ...this.#options.customResources,
      ...clusters.flatMap(({ customResources }) => customResources ?? []),
    ];
    return asked.map(matcher => {
      const known = configured.find(
        ({ group, apiVersion, plural }) =>
          group === matcher?.group &&
          apiVersion === matcher.apiVersion &&
          plural === matcher.plural,
      );
      if (!known) {
        throw new InputError(
          'Ask for custom resources that kubernetes.customResources names',
        );
      }
      const { group, apiVersion, plural } = known;
      return { group, apiVersion, plural };
    });
  }
}

function unreadable(
  { name, title }: { name: string; title?: string },
  error: FetchError,
): ClusterObjects {
  return {
    cluster: { name, ...(title && { title }) },
    resources: [],
    podMetrics: [],
    errors: [error],
  };
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
