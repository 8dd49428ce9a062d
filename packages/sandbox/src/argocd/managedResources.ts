import {
  ComparedResource,
  Comparison,
} from '../gitops/compare/compareApplication';
import { rulesFor, withoutPointers } from '../gitops/compare/ignoreDifferences';
import { predictLive } from '../gitops/compare/predictLive';
import { withoutFieldsOf } from '../gitops/compare/trustedManagers';
import { keyOf } from '../gitops/objects';
import { Application, IgnoredDifference } from '../gitops/types';
import { KubernetesObject } from '../kubernetes/types';
import { hideSecretData } from './hideSecretData';

/** One resource of an Application in its states, each as JSON. Source: Argo CD's `v1alpha1.ResourceDiff`. */
export interface ResourceDiff {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
  /** `null` where it is not there; so are the others. */
  targetState: string;
  liveState: string;
  normalizedLiveState: string;
  predictedLiveState: string;
  resourceVersion?: string;
  modified?: true;
}

/** What an Application manages, without its hooks. Source: Argo CD's `hideSecretData` and `ManagedResources`. */
export function managedResources(
  application: Application,
  comparison: Comparison,
): ResourceDiff[] {
  return comparison.resources
    .filter(({ status }) => !status.hook)
    .map(resource =>
      resourceDiff(resource, application.spec.ignoreDifferences),
    );
}

function resourceDiff(
  resource: ComparedResource,
  ignored: IgnoredDifference[] | undefined,
): ResourceDiff {
  const { group, kind, namespace, name } = keyOf(
    (resource.live ?? resource.target) as KubernetesObject,
  );
  const { target, live } = hideSecretData(resource);
  const { normalized, predicted } = statesOf(
    { target, live, isModified: resource.isModified },
    ignored,
  );
  const version = live?.metadata.resourceVersion;
  const isModified = resource.isModified || (target && !live);
  return {
    ...(group && { group }),
    kind,
    ...(namespace && { namespace }),
    name,
    targetState: json(target),
    liveState: json(live),
    normalizedLiveState: json(normalized),
    predictedLiveState: json(predicted),
    ...(version && { resourceVersion: version }),
    ...(isModified && { modified: true }),
  };
}

/** Source: gitops-engine's `Diff`. */
function statesOf(
  resource: {
    target?: KubernetesObject;
    live?: KubernetesObject;
    isModified: boolean;
  },
  ignored: IgnoredDifference[] | undefined,
): { normalized?: KubernetesObject; predicted?: KubernetesObject } {
  const { target, live, isModified } = resource;
  if (!target || !live) {
    return { normalized: live, predicted: target };
  }
  const rules = rulesFor(target, ignored);
  const pair = withoutFieldsOf(
    rules.flatMap(rule => rule.managedFieldsManagers ?? []),
    target,
    live,
  );
  const pointers = rules.flatMap(rule => rule.jsonPointers ?? []);
  const normalized = withoutPointers(pair.live, pointers);
  return {
    normalized,
    predicted: isModified
      ? predictLive(withoutPointers(pair.target, pointers), normalized)
      : normalized,
  };
}

function json(state: KubernetesObject | undefined): string {
  return JSON.stringify(state ?? null);
}
