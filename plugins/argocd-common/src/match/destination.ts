import { Scope, ScopeEnvironment } from '@socle/plugin-platform-common';
import { ApplicationSummary } from '../projection/applicationSummary';

/**
 * What Argo CD calls a cluster of the portal's configuration.
 *
 * @public
 */
export interface ArgoCluster {
  /** The name in the `kubernetes:` configuration. */
  cluster: string;
  /** The instance that knows it so; all of them where it is left out. */
  instance?: string;
  /** The destination's name in Argo CD: `in-cluster`. */
  name?: string;
  /** The destination's address in Argo CD: `https://kubernetes.default.svc`. */
  server?: string;
}

/**
 * Which cluster an Application deploys to. Where no `ArgoCluster` knows its destination, Argo CD's name for it is taken
 * for the portal's.
 *
 * @public
 */
export function clusterOf(
  application: ApplicationSummary,
  clusters: readonly ArgoCluster[],
): string | undefined {
  const { cluster: name, server, instance } = application;
  const known = clusters.find(
    candidate =>
      (candidate.instance === undefined || candidate.instance === instance) &&
      ((name !== undefined && candidate.name === name) ||
        (server !== undefined &&
          candidate.server !== undefined &&
          address(candidate.server) === address(server))),
  );
  return known?.cluster ?? name;
}

function address(url: string): string {
  return url.replace(/\/$/, '').toLocaleLowerCase('en-US');
}

/** The environment that an Application deploys to; undefined where it is none of the scope's. */
export function environmentOf(
  application: ApplicationSummary,
  scope: Scope,
  clusters: readonly ArgoCluster[],
): ScopeEnvironment | undefined {
  const cluster = clusterOf(application, clusters);
  return scope.environments.find(
    environment =>
      environment.namespace === application.destinationNamespace &&
      environment.cluster === cluster,
  );
}
