import { usesClaim } from '../admission/podFields';
import { copyJson, recordOf } from '../json';
import { KubernetesObject } from '../types';
import {
  ControllerContext,
  controllerUser,
  resourceOfBucket,
  rewrite,
} from './context';

const bucket = 'persistentvolumeclaims';
const protection = 'kubernetes.io/pvc-protection';
const binder = controllerUser('persistent-volume-binder');
const protector = controllerUser('pvc-protection-controller');

/** Binds claims to volumes that are always there, and lets a deleted claim go when no Pod uses it any more. */
export class Claims {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): () => void {
    const { store } = this.#context;
    store.list(bucket).forEach(claim => this.#examineSoon(claim));
    return store.subscribe(event => {
      if (event.bucket === bucket && event.type !== 'DELETED') {
        this.#examineSoon(event.object);
      }
      if (event.bucket === 'pods' && event.type === 'DELETED') {
        store
          .list(bucket, event.object.metadata.namespace)
          .forEach(claim => this.#examineSoon(claim));
      }
    });
  }

  #examineSoon(claim: KubernetesObject): void {
    const { namespace, name, deletionTimestamp } = claim.metadata;
    const pending = recordOf(claim.status).phase === 'Pending';
    if (deletionTimestamp || pending) {
      this.#context.queue.add(`claim ${namespace}/${name}`, () =>
        this.#examine(`${namespace}/${name}`),
      );
    }
  }

  #examine(key: string): void {
    const { store } = this.#context;
    const resource = resourceOfBucket(this.#context, bucket);
    const claim = store.get(bucket, key);
    if (!claim || !resource) {
      return;
    }
    const { metadata } = claim;
    const next = copyJson(claim);
    if (metadata.deletionTimestamp) {
      const used = store
        .list('pods', metadata.namespace)
        .some(pod => usesClaim(pod, metadata.name));
      if (!used && metadata.finalizers?.includes(protection)) {
        next.metadata.finalizers = metadata.finalizers.filter(
          finalizer => finalizer !== protection,
        );
        rewrite(this.#context, protector, next, resource);
      }
      return;
    }
    const spec = recordOf(claim.spec);
    if (recordOf(claim.status).phase === 'Pending') {
      next.spec = { ...spec, volumeName: `pvc-${metadata.uid}` };
      rewrite(this.#context, binder, next, resource);
      next.status = {
        phase: 'Bound',
        accessModes: spec.accessModes,
        capacity: recordOf(spec.resources).requests,
      };
      rewrite(this.#context, binder, next, resource, 'status');
    }
  }
}
