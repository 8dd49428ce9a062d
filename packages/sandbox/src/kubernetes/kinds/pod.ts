import { FieldError, forbiddenField } from '../invalid';
import { copyJson, JsonRecord, recordOf, sameJson } from '../json';
import { compareQuantities, quantityOf } from '../quantity';
import { KubernetesObject } from '../types';
import { containersOf, defaultPodSpec } from './podDefaults';
import { podSpecErrors, restartPolicyErrors } from './podValidation';
import { KindRules } from './rules';

const counted = ['cpu', 'memory'];

/** A request that is not given is as large as the limit. */
function requestLimits(container: JsonRecord): void {
  const resources = recordOf(container.resources);
  const limits = recordOf(resources.limits);
  if (Object.keys(limits).length) {
    resources.requests = { ...limits, ...recordOf(resources.requests) };
    container.resources = resources;
  }
}

/** How the kubelet would rank a Pod when memory runs short. Source: `ComputePodQOS`. */
export function qualityOf(spec: JsonRecord): string {
  const containers = containersOf(spec);
  let some = false;
  let guaranteed = true;
  for (const container of containers) {
    const { requests, limits } = recordOf(container.resources);
    for (const name of counted) {
      const request = quantityOf(recordOf(requests)[name]);
      const limit = quantityOf(recordOf(limits)[name]);
      some ||= request.nano > 0n || limit.nano > 0n;
      guaranteed &&= limit.nano > 0n && compareQuantities(request, limit) === 0;
    }
  }
  if (!some) {
    return 'BestEffort';
  }
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

/** The parts of a running Pod that an update may change. */
function changeable(spec: JsonRecord): JsonRecord {
  const copy = copyJson(spec);
  delete copy.activeDeadlineSeconds;
  delete copy.tolerations;
  delete copy.schedulingGates;
  for (const container of containersOf(copy)) {
    delete container.image;
    delete container.imagePullPolicy;
  }
  return copy;
}

function updateErrors(
  object: KubernetesObject,
  old: KubernetesObject,
): FieldError[] {
  const before = recordOf(old.spec);
  const after = recordOf(object.spec);
  return sameJson(changeable(before), changeable(after))
    ? []
    : [
        forbiddenField(
          'spec',
          'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
        ),
      ];
}

/** Rules of Pods. */
export const podRules: KindRules = {
  defaults(object) {
    const spec = recordOf(object.spec);
    containersOf(spec).forEach(requestLimits);
    defaultPodSpec(spec);
    spec.enableServiceLinks ??= true;
    object.spec = spec;
  },
  prepareForCreate(object) {
    object.status = {
      phase: 'Pending',
      qosClass: qualityOf(recordOf(object.spec)),
    };
  },
  prepareStatus(object) {
    const status = recordOf(object.status);
    status.qosClass ??= qualityOf(recordOf(object.spec));
    if (typeof status.podIP === 'string' && status.podIP) {
      status.podIPs ??= [{ ip: status.podIP }];
    }
    object.status = status;
  },
  validate(object) {
    const spec = recordOf(object.spec);
    return [
      ...podSpecErrors(spec, 'spec'),
      ...restartPolicyErrors(spec, 'spec'),
    ];
  },
  validateUpdate: updateErrors,
};
