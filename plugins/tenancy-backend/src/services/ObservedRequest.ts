import { Scope } from '@socle/plugin-platform-common';
import {
  ClusterCacheService,
  ClusterSubscription,
} from '@socle/plugin-platform-node';
import {
  ApplicationSummary,
  EnvironmentState,
  Observation,
} from '@socle/plugin-tenancy-common';
import { ArgocdPlace } from '../config';
import { applications } from './applications';
import { observed, ObservedScope } from './ObservedScope';

/** What the clusters show of a tenant on its way, kept up to date until it is closed. */
export class ObservedRequest {
  readonly #tenant: string;
  readonly #argocd: ArgocdPlace | undefined;
  readonly #scope: ObservedScope;
  readonly #applications: ClusterSubscription<ApplicationSummary> | undefined;

  static start(options: {
    tenant: string;
    scope: Scope;
    argocd: ArgocdPlace | undefined;
    clusterCache: ClusterCacheService;
  }): ObservedRequest {
    return new ObservedRequest(options);
  }

  private constructor(options: {
    tenant: string;
    scope: Scope;
    argocd: ArgocdPlace | undefined;
    clusterCache: ClusterCacheService;
  }) {
    const { tenant, argocd, clusterCache } = options;
    this.#tenant = tenant;
    this.#argocd = argocd;
    this.#scope = ObservedScope.start(options);
    this.#applications =
      argocd &&
      clusterCache.subscribe({ cluster: argocd.cluster, kind: applications });
  }

  environments(now: Date): EnvironmentState[] {
    return this.#scope.environments(now).environments;
  }

  /** The tenant's own Applications and those of its environments; not those of its services. */
  applications(): Observation<ApplicationSummary> | undefined {
    const namespace = this.#argocd?.namespace;
    if (!this.#applications || namespace === undefined) {
      return undefined;
    }
    const all = observed(this.#applications.snapshot({ namespace }));
    const mine = new RegExp(`^${this.#tenant}(?:\\.[a-z0-9]+)?$`);
    return {
      ...all,
      objects: all.objects.filter(({ name }) => mine.test(name)),
    };
  }

  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all([
      this.#scope.settled(timeoutMilliseconds),
      this.#applications?.settled({ timeoutMilliseconds }),
    ]);
  }

  /** Tells of whatever may change the answer. */
  onChange(listener: () => void): void {
    const namespace = this.#argocd?.namespace;
    this.#scope.onChange(listener);
    this.#applications?.onChange(change => {
      if (
        change.source ||
        (namespace !== undefined && change.namespaces.has(namespace))
      ) {
        listener();
      }
    });
  }

  close(): void {
    this.#scope.close();
    this.#applications?.close();
  }
}
