import { deleteObject } from '../operations/delete';
import { KubernetesObject } from '../types';
import { ControllerContext, controllerUser } from './context';

const bucket = 'pods';
const user = controllerUser('kubelet');

/**
 * Plays the part of the kubelet that ends a Pod: what is being deleted and runs on a node is gone a moment later, which
 * is how long its containers take to stop.
 */
export class PodTermination {
  readonly #context: ControllerContext;
  readonly #delay: number;

  constructor(context: ControllerContext, delay: number) {
    this.#context = context;
    this.#delay = delay;
  }

  start(): () => void {
    const { store } = this.#context;
    store.list(bucket).forEach(pod => this.#endSoon(pod));
    return store.subscribe(event => {
      if (event.bucket === bucket && event.type !== 'DELETED') {
        this.#endSoon(event.object);
      }
    });
  }

  #endSoon(pod: KubernetesObject): void {
    const { deletionTimestamp, deletionGracePeriodSeconds, uid } = pod.metadata;
    if (!deletionTimestamp || !deletionGracePeriodSeconds) {
      return;
    }
    this.#context.queue.addAfter(this.#delay, `end of pod ${uid}`, () =>
      this.#end(pod),
    );
  }

  #end(pod: KubernetesObject): void {
    const { name, namespace, uid } = pod.metadata;
    const { store, registry } = this.#context;
    const resource = registry.byKind({ apiVersion: 'v1', kind: 'Pod' });
    const current = store.get(bucket, `${namespace}/${name}`);
    if (resource && current?.metadata.uid === uid) {
      deleteObject(
        this.#context,
        { resource, name, namespace },
        { user, fieldManager: 'kubelet', gracePeriodSeconds: 0 },
      );
    }
  }
}
