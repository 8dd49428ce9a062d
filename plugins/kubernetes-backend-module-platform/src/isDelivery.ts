import { Scope, ScopeEnvironment } from '@socle/plugin-platform-common';
import { ArgocdConfig } from './readArgocdConfig';

/** The part of an Argo CD Application that says what it delivers and where; a cluster may hold any nonsense. */
export interface Application {
  metadata?: { name?: string; labels?: Record<string, string> };
  spec?: {
    project?: string;
    destination?: { name?: string; server?: string; namespace?: string };
  };
}

const inCluster = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
};
const serviceLabel = 'app.kubernetes.io/name';

/**
 * Whether an Application delivers into an environment of a scope, and, where that environment is narrowed to the
 * workloads of one service, delivers that service.
 *
 * The project and the destination decide, since Argo CD holds an Application to its project. The label and the name
 * `tenant.environment.service` say only which service it is.
 */
export function isDelivery(options: {
  application: Application;
  scope: Scope;
  /** The name of the entity that the scope is of. */
  entityName: string;
  argocd: ArgocdConfig;
}): boolean {
  const { application, scope, entityName, argocd } = options;
  const { metadata, spec } = application;
  const tenant = scope.tenant?.name;
  const cluster = destinationCluster(application, argocd);
  if (!tenant || !cluster || spec?.project !== tenant) {
    return false;
  }
  const isService = (environment: ScopeEnvironment) =>
    metadata?.labels?.[serviceLabel] === entityName ||
    metadata?.name === `${tenant}.${environment.name}.${entityName}`;

  return scope.environments.some(
    environment =>
      environment.cluster === cluster &&
      environment.namespace === spec.destination?.namespace &&
      (environment.labelSelector === undefined || isService(environment)),
  );
}

/**
 * The destination's cluster as the `kubernetes:` configuration calls it. An address says nothing but for Argo CD's own
 * cluster; one beside a name is a mistake that Argo CD refuses.
 */
function destinationCluster(
  { spec }: Application,
  { cluster, clusterNames }: ArgocdConfig,
): string | undefined {
  const { name, server } = spec?.destination ?? {};
  if (name && server) {
    return undefined;
  }
  if (name === inCluster.name || server === inCluster.server) {
    return cluster;
  }
  return name && (clusterNames.get(name) ?? name);
}
