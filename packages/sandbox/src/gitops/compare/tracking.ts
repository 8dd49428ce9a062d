import { KubernetesObject } from '../../kubernetes/types';
import { annotationOf, groupOf } from '../objects';

export const trackingAnnotation = 'argocd.argoproj.io/tracking-id';

/** What a tracking annotation says. */
export interface Tracking {
  application: string;
  group: string;
  kind: string;
  namespace: string;
  name: string;
}

/** `app:group/kind:namespace/name`; an object without a namespace is written with the Application's. */
export function trackingId(
  application: string,
  object: KubernetesObject,
  namespace: string,
): string {
  return `${application}:${groupOf(object.apiVersion)}/${object.kind}:${object.metadata.namespace || namespace}/${object.metadata.name}`;
}

/** Reads the annotation; undefined where there is none or it is broken. */
export function trackingOf(object: KubernetesObject): Tracking | undefined {
  const found = /^([^:]+):([^/]*)\/([^:]+):([^/]*)\/(.+)$/.exec(
    annotationOf(object, trackingAnnotation) ?? '',
  );
  if (!found) {
    return undefined;
  }
  const [, application, group, kind, namespace, name] = found;
  return { application, group, kind, namespace, name };
}

/** Whether the annotation was written for that object, and not copied there from another. Source: Argo CD's `isSelfReferencedObj`. */
export function isSelfReferenced(
  live: KubernetesObject | undefined,
  target: KubernetesObject | undefined,
): boolean {
  if (!live) {
    return true;
  }
  if (target) {
    return (
      live.kind === target.kind &&
      groupOf(live.apiVersion) === groupOf(target.apiVersion) &&
      live.metadata.name === target.metadata.name
    );
  }
  const tracking = trackingOf(live);
  return (
    !tracking ||
    ((!live.metadata.namespace ||
      live.metadata.namespace === tracking.namespace) &&
      live.metadata.name === tracking.name &&
      groupOf(live.apiVersion) === tracking.group &&
      live.kind === tracking.kind)
  );
}
