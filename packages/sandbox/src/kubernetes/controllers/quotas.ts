import { isDeepStrictEqual } from 'node:util';
import { isCounted, usageOfObject } from '../admission/quotaUsage';
import { writeUsage } from '../admission/resourceQuota';
import { recordOf } from '../json';
import {
  addQuantities,
  formatQuantity,
  Quantity,
  zeroQuantity,
} from '../quantity';
import { Resource } from '../resources';
import { KubernetesObject } from '../types';
import { ControllerContext } from './context';

const bucket = 'resourcequotas';

/** Counts what namespaces use into the status of their quotas, when something in them changed. */
export class Quotas {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): () => void {
    const { store, queue } = this.#context;
    store.list(bucket).forEach(quota => this.#count(quota));
    return store.subscribe(event => {
      const { object, type } = event;
      const { namespace } = object.metadata;
      if (event.bucket === bucket) {
        // At once, so that a quota counts as soon as it is there. Not for what admission writes into the status: it
        // counts a Pod before the Pod is stored, and a count of what is stored would forget it.
        if (type !== 'DELETED' && !hasCounted(object)) {
          this.#count(object);
        }
        return;
      }
      if (namespace && store.list(bucket, namespace).length) {
        queue.add(`quotas of ${namespace}`, () =>
          store.list(bucket, namespace).forEach(quota => this.#count(quota)),
        );
      }
    });
  }

  #count(given: KubernetesObject): void {
    const { store } = this.#context;
    const { namespace, name } = given.metadata;
    const quota = store.get(bucket, `${namespace}/${name}`);
    if (!quota) {
      return;
    }
    const hard = recordOf(recordOf(quota.spec).hard);
    const used: Record<string, string> = {};
    const sums = this.#sums(quota, Object.keys(hard));
    for (const what of Object.keys(hard).sort()) {
      used[what] = formatQuantity(sums.get(what) ?? zeroQuantity);
    }
    writeUsage(this.#context, quota, { hard, used });
  }

  #sums(quota: KubernetesObject, names: string[]): Map<string, Quantity> {
    const sums = new Map<string, Quantity>();
    const wanted = new Set(names);
    for (const resource of this.#counted(names)) {
      const objects = this.#context.store.list(
        resource.bucket,
        quota.metadata.namespace,
      );
      for (const object of objects) {
        if (isCounted(quota, resource, object)) {
          for (const [what, amount] of usageOfObject(resource, object)) {
            if (wanted.has(what)) {
              const known = sums.get(what) ?? zeroQuantity;
              sums.set(what, addQuantities(known, amount));
            }
          }
        }
      }
    }
    return sums;
  }

  /** The kinds that the quota has an interest in. */
  #counted(names: string[]): Resource[] {
    const seen = new Set<string>();
    return this.#context.registry.all().filter(resource => {
      const qualified = resource.group
        ? `${resource.plural}.${resource.group}`
        : resource.plural;
      const counts =
        resource.namespaced &&
        resource.verbs.includes('watch') &&
        !seen.has(resource.bucket) &&
        (['pods', 'services', 'persistentvolumeclaims'].includes(
          resource.bucket,
        ) ||
          names.includes(qualified) ||
          names.includes(`count/${qualified}`));
      seen.add(resource.bucket);
      return counts;
    });
  }
}

/** The status is about the same limits as the spec. */
function hasCounted(quota: KubernetesObject): boolean {
  return isDeepStrictEqual(
    recordOf(quota.spec).hard,
    recordOf(quota.status).hard,
  );
}
