import { KubernetesObject } from '../../kubernetes/types';
import { annotationOf, groupOf } from '../objects';
import { isHook, isSkipped } from '../sync/hooks';
import { Application, HealthCode } from '../types';
import { isWorse, resourceHealth } from './resourceHealth';

/** What should be and what is, of one resource. */
export interface ResourcePair {
  target?: KubernetesObject;
  live?: KubernetesObject;
}

/**
 * The worst health of an Application's live resources. Missing resources count only where all are missing; an
 * Application that manages itself and one whose child Application is unknown are not worse for it. Source: Argo CD
 * 3.5's `setApplicationHealth`.
 */
export function applicationHealth(
  application: Application,
  resources: ResourcePair[],
): HealthCode {
  let worst: HealthCode = 'Healthy';
  let isExpected = false;
  let isLive = false;
  for (const { target, live } of resources) {
    if ((target && isSkipped(target)) || (live && isHook(live))) {
      continue;
    }
    isExpected = true;
    if (!live) {
      continue;
    }
    isLive = true;
    if (
      annotationOf(live, 'argocd.argoproj.io/ignore-healthcheck') === 'true' ||
      isSelf(application, live)
    ) {
      continue;
    }
    const health = resourceHealth(live);
    if (health && isWorse(worst, health.status)) {
      worst = health.status;
    }
  }
  return isExpected && !isLive && isWorse(worst, 'Missing') ? 'Missing' : worst;
}

function isSelf(application: Application, live: KubernetesObject): boolean {
  return (
    live.kind === 'Application' &&
    groupOf(live.apiVersion) === 'argoproj.io' &&
    live.metadata.name === application.metadata.name &&
    live.metadata.namespace === application.metadata.namespace
  );
}
