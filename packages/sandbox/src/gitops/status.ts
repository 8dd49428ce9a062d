import { KubernetesObject } from '../kubernetes/types';
import { Comparison } from './compare/compareApplication';
import { annotationOf, at, groupOf, imagesOf, listAt, textAt } from './objects';
import { timestamp } from './sync/retry';
import {
  Application,
  ApplicationCondition,
  ApplicationStatus,
  ResourceStatus,
} from './types';

/**
 * Replaces the conditions of some types. A condition that says the same as before keeps its time; others stay.
 * Source: Argo CD's `ApplicationStatus.SetConditions`.
 */
export function setConditions(
  current: ApplicationCondition[] | undefined,
  next: ApplicationCondition[],
  evaluatedTypes: string[],
  now: Date,
): ApplicationCondition[] {
  const existing = current ?? [];
  const kept = existing.filter(
    condition => !evaluatedTypes.includes(condition.type),
  );
  const added = next.map(
    condition =>
      existing.find(
        known =>
          known.type === condition.type && known.message === condition.message,
      ) ?? { ...condition, lastTransitionTime: timestamp(now) },
  );
  const text = (condition: ApplicationCondition) =>
    `${condition.type}/${condition.message}`;
  return [...kept, ...added].sort((left, right) =>
    text(left) < text(right) ? -1 : 1,
  );
}

/** The conditions of an Application that stop its operations. */
export function errorConditions(
  conditions: ApplicationCondition[],
): ApplicationCondition[] {
  return conditions.filter(({ type }) =>
    ['ComparisonError', 'InvalidSpecError'].includes(type),
  );
}

/** `Type: message;Type: message`. */
export function formatConditions(conditions: ApplicationCondition[]): string {
  return conditions.map(({ type, message }) => `${type}: ${message}`).join(';');
}

/** The health status with the time of its last change. */
export function healthStatus(
  current: ApplicationStatus['health'],
  status: NonNullable<ApplicationStatus['health']>['status'],
  now: Date,
): ApplicationStatus['health'] {
  return current?.status === status
    ? {
        status,
        ...(current.lastTransitionTime && {
          lastTransitionTime: current.lastTransitionTime,
        }),
      }
    : { status, lastTransitionTime: timestamp(now) };
}

/** The status fields that a comparison decides, in the order and with the omissions of Argo CD's API types. */
export function comparedStatus(options: {
  comparison: Comparison;
  hasMultipleSources: boolean;
  namespace: string;
}): ApplicationStatus {
  const { comparison, hasMultipleSources, namespace } = options;
  const resources = comparison.resources
    .map(resource => resource.status)
    .sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
  const types = comparison.sourceTypes;
  return {
    sync: comparison.sync,
    resources,
    ...(hasMultipleSources
      ? { sourceTypes: types, sourceType: undefined }
      : { sourceType: types[0], sourceTypes: undefined }),
    resourceHealthSource: 'appTree',
    controllerNamespace: namespace,
  };
}

function sortKey(resource: ResourceStatus): string {
  return [
    resource.group ?? '',
    resource.kind,
    resource.namespace ?? '',
    resource.name,
  ].join('/');
}

/**
 * Images of the pods, external links of the ingresses and the Application's own. Source: Argo CD's
 * `ApplicationTree.GetSummary`.
 */
export function summaryOf(
  application: Application,
  nodes: KubernetesObject[],
): ApplicationStatus['summary'] {
  const images = nodes.filter(node => node.kind === 'Pod').flatMap(imagesOf);
  const links = Object.entries(application.metadata.annotations ?? {})
    .filter(([name]) => name.startsWith('link.argocd.argoproj.io/'))
    .map(([, value]) => value);
  const urls = [...nodes.flatMap(externalUrls), ...links];
  const isAppOfApps = nodes.some(
    node =>
      node.kind === 'Application' && groupOf(node.apiVersion) === 'argoproj.io',
  );
  return {
    ...(urls.length > 0 && { externalURLs: [...new Set(urls)].sort() }),
    ...(images.length > 0 && { images: [...new Set(images)].sort() }),
    ...(isAppOfApps && { isAppOfApps }),
  };
}

function externalUrls(node: KubernetesObject): string[] {
  if (
    node.kind !== 'Ingress' ||
    annotationOf(node, 'argocd.argoproj.io/ignore-default-links') === 'true'
  ) {
    return [];
  }
  const [address] = listAt(node, 'status', 'loadBalancer', 'ingress');
  const tls = listAt(node, 'spec', 'tls');
  return listAt(node, 'spec', 'rules').flatMap(rule => {
    const host =
      textAt(rule, 'host') ||
      textAt(address, 'hostname') ||
      textAt(address, 'ip');
    const isSecure = tls.some(
      entry =>
        at(entry, 'secretName') !== undefined ||
        listAt(entry, 'hosts').includes(host),
    );
    return host
      ? listAt(rule, 'http', 'paths').map(
          path =>
            `${isSecure ? 'https' : 'http'}://${host}${textAt(path, 'path').replace(/\*$/, '')}`,
        )
      : [];
  });
}
