import {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
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
import { Scope } from '@socle/plugin-platform-common';
import { ScopeService } from '@socle/plugin-platform-node';
import { tenancyTenantReadPermission } from '@socle/plugin-tenancy-common';
import { mergeByCluster } from './mergeByCluster';
import { PlaceReader } from './PlaceReader';
import { ArgocdConfig } from './readArgocdConfig';
import { isApplications, readDeliveries } from './readDeliveries';
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
  /** Where Argo CD's Applications are; without it, those outside the scope's own namespaces are not read. */
  argocd?: ArgocdConfig;
  /** How long one environment, or Argo CD's cluster, may take to answer. */
  timeoutMilliseconds: number;
}

interface Reading {
  /** Asks Backstage's provider for what an entity has. */
  objects: (entity: Entity) => Promise<ObjectsByEntityResponse>;
  /** The kinds that are asked of a cluster; of one that the portal does not know, too. */
  customResources: (
    cluster: ClusterDetails | undefined,
  ) => readonly CustomResourceMatcher[];
}

/**
 * The objects of an entity, from the environments of its scope only: the cluster, the namespace and the selector of each
 * come from there and never from the entity's annotations or the request.
 *
 * Beside them, from Argo CD's own cluster, the Applications that deliver into those environments.
 *
 * Who asks must have `tenancy.tenant.read` on the entity. An environment whose cluster does not answer in time is an error
 * in that cluster's item, beside the others' objects.
 */
export class ScopedObjectsProvider implements KubernetesObjectsProvider {
  readonly #options: ScopedObjectsProviderOptions;
  readonly #places: PlaceReader;

  constructor(options: ScopedObjectsProviderOptions) {
    this.#options = options;
    this.#places = new PlaceReader(options);
  }

  async getKubernetesObjectsByEntity(
    request: KubernetesObjectsByEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    const { provider, customResources } = this.#options;
    return await this.#readScope(request, options, {
      objects: entity =>
        provider.getKubernetesObjectsByEntity({ ...request, entity }, options),
      customResources: cluster => cluster?.customResources ?? customResources,
    });
  }

  async getCustomResourcesByEntity(
    request: CustomResourcesByEntity,
    options: { credentials: BackstageCredentials },
  ): Promise<ObjectsByEntityResponse> {
    const customResources = await this.#configured(
      request.customResources,
      options.credentials,
    );
    return await this.#readScope(request, options, {
      objects: entity =>
        this.#options.provider.getCustomResourcesByEntity(
          { ...request, customResources, entity },
          options,
        ),
      customResources: () => customResources,
    });
  }

  async #readScope(
    request: KubernetesObjectsByEntity,
    options: { credentials: BackstageCredentials },
    reading: Reading,
  ): Promise<ObjectsByEntityResponse> {
    const { scopes, clusterSupplier } = this.#options;
    const entity: Entity | undefined = request.entity;
    if (!entity) {
      throw new NotAllowedError('Name the entity whose objects are to be read');
    }
    const { credentials } = options;
    const entityRef = stringifyEntityRef(entity);
    const scope = await scopes.resolve({ entityRef, credentials });
    if (scope.environments.length === 0) {
      return { items: [] };
    }
    await this.#authorize(entityRef, credentials);

    const clusters = new Map(
      (await clusterSupplier.getClusters({ credentials })).map(details => [
        details.name,
        details,
      ]),
    );
    const items = await Promise.all([
      ...scope.environments.map(place =>
        this.#places.read({ entity, place, clusters, ask: reading.objects }),
      ),
      this.#readApplications({ request, options, reading, scope, clusters }),
    ]);
    return { items: mergeByCluster(items.flat()) };
  }

  async #readApplications(read: {
    request: KubernetesObjectsByEntity;
    options: { credentials: BackstageCredentials };
    reading: Reading;
    scope: Scope;
    clusters: ReadonlyMap<string, ClusterDetails>;
  }): Promise<ClusterObjects[]> {
    const { request, options, reading, scope, clusters } = read;
    const { argocd, provider } = this.#options;
    const known =
      argocd &&
      reading
        .customResources(clusters.get(argocd.cluster))
        .find(isApplications);
    if (!known) {
      return [];
    }
    const { group, apiVersion, plural } = known;
    return await readDeliveries({
      entity: request.entity,
      scope,
      argocd,
      clusters,
      places: this.#places,
      ask: entity =>
        provider.getCustomResourcesByEntity(
          {
            auth: request.auth,
            entity,
            customResources: [{ group, apiVersion, plural }],
          },
          options,
        ),
    });
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
