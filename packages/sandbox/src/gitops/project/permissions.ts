import { matchesGlob, matchesPath } from '../globs';
import {
  AppProject,
  ApplicationCondition,
  ApplicationSource,
  ApplicationSpec,
  GroupKind,
  hasMultipleSources,
  sourcesOf,
} from '../types';

/** A cluster as Argo CD knows it: by its name and the address of its API server. */
export interface ClusterIdentity {
  name: string;
  server: string;
}

/** Repository addresses are compared without case, without `.git`. Source: Argo CD's `NormalizeGitURL`. */
export function normalizeRepository(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/\.git$/, '');
}

/** Source: Argo CD's `AppProject.IsSourcePermitted`. */
export function isSourcePermitted(
  project: AppProject,
  source: ApplicationSource,
): boolean {
  const address = normalizeRepository(source.repoURL);
  let permitted = false;
  for (const pattern of project.spec.sourceRepos ?? []) {
    const isDenial = pattern.startsWith('!');
    const matched = matches(
      isDenial
        ? `!${normalizeRepository(pattern.slice(1))}`
        : normalizeRepository(pattern),
      address,
      { separator: '/' },
    );
    if (matched) {
      permitted = true;
    } else if (isDenial) {
      return false;
    }
  }
  return permitted;
}

/** Source: Argo CD's `AppProject.isDestinationMatched`. */
export function isDestinationPermitted(
  project: AppProject,
  cluster: ClusterIdentity,
  namespace: string,
): boolean {
  let permitted = false;
  for (const item of project.spec.destinations ?? []) {
    const name = item.name ?? '';
    const server = item.server ?? '';
    const namesIt = cluster.name !== '' && matches(name, cluster.name);
    const servesIt = cluster.server !== '' && matches(server, cluster.server);
    const holdsIt = matches(item.namespace ?? '', namespace);
    if ((servesIt || namesIt) && holdsIt) {
      permitted = true;
    } else if (
      (!namesIt && name.startsWith('!')) ||
      (!servesIt && server.startsWith('!') && holdsIt) ||
      (!holdsIt && (item.namespace ?? '').startsWith('!') && servesIt)
    ) {
      return false;
    }
  }
  return permitted;
}

/** Whether a project lets its Applications hold a kind. Source: Argo CD's `AppProject.IsGroupKindNamePermitted`. */
export function isKindPermitted(
  project: AppProject,
  kind: { group: string; kind: string; name: string; namespaced: boolean },
): boolean {
  const { spec } = project;
  if (kind.namespaced) {
    const isAllowed =
      !spec.namespaceResourceWhitelist ||
      isListed(spec.namespaceResourceWhitelist, kind);
    return isAllowed && !isListed(spec.namespaceResourceBlacklist, kind);
  }
  return (
    isListed(spec.clusterResourceWhitelist, kind) &&
    !isListed(spec.clusterResourceBlacklist, kind)
  );
}

/** Whether a live object counts as the project's at all. Source: Argo CD's `AppProject.IsResourcePermitted`. */
export function isResourcePermitted(
  project: AppProject,
  cluster: ClusterIdentity,
  resource: { group: string; kind: string; name: string; namespace: string },
): boolean {
  const namespaced = resource.namespace !== '';
  return (
    isKindPermitted(project, { ...resource, namespaced }) &&
    (!namespaced ||
      isDestinationPermitted(project, cluster, resource.namespace))
  );
}

/**
 * What is wrong with an Application's spec under its project. `cluster` is the destination, or why it cannot be had.
 * Source: Argo CD's `ValidatePermissions`.
 */
export function validateSpec(
  spec: ApplicationSpec,
  project: AppProject,
  cluster: ClusterIdentity | Error,
): ApplicationCondition[] {
  const invalid = (message: string): ApplicationCondition => ({
    type: 'InvalidSpecError',
    message,
  });
  const many = hasMultipleSources(spec);
  const sources = sourcesOf(spec);
  const isComplete = (source: ApplicationSource) =>
    Boolean(
      source.repoURL && (source.path || source.chart || (many && source.ref)),
    );
  if (sources.length === 0 || !sources.every(isComplete)) {
    return [
      invalid(
        'spec.source.repoURL and either spec.source.path or spec.source.chart are required',
      ),
    ];
  }
  const conditions = sources
    .filter(source => !isSourcePermitted(project, source))
    .map(source =>
      invalid(
        `application repo ${source.repoURL} is not permitted in project '${project.metadata.name}'`,
      ),
    );
  if (cluster instanceof Error) {
    return [...conditions, invalid(cluster.message)];
  }
  const namespace = spec.destination.namespace ?? '';
  if (!isDestinationPermitted(project, cluster, namespace)) {
    const server = spec.destination.name ? cluster.name : cluster.server;
    conditions.push(
      invalid(
        `application destination server '${server}' and namespace '${namespace}' do not match any of the allowed destinations in project '${project.metadata.name}'`,
      ),
    );
  }
  return conditions;
}

function matches(
  pattern: string,
  value: string,
  options?: { separator?: '/' },
): boolean {
  if (pattern.startsWith('!')) {
    return !matchesGlob(pattern.slice(1), value, options);
  }
  return pattern === '*' || matchesGlob(pattern, value, options);
}

function isListed(
  list: GroupKind[] | undefined,
  kind: { group: string; kind: string; name: string },
): boolean {
  return (list ?? []).some(
    item =>
      matchesPath(item.kind, kind.kind) &&
      matchesPath(item.group ?? '', kind.group) &&
      (!item.name || matchesPath(item.name, kind.name)),
  );
}
