import { taintsOfReadyNode } from '../admission/podFields';
import { recordOf } from '../json';
import { KubernetesObject } from '../types';
import {
  ControllerContext,
  controllerUser,
  resourceOfBucket,
  rewrite,
} from './context';

const bucket = 'nodes';
const user = controllerUser('node-controller');

/** Takes the taint from nodes that have become ready. */
export class Nodes {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): () => void {
    const { store } = this.#context;
    store.list(bucket).forEach(node => this.#examineSoon(node));
    return store.subscribe(event => {
      if (event.bucket === bucket && event.type !== 'DELETED') {
        this.#examineSoon(event.object);
      }
    });
  }

  #examineSoon(node: KubernetesObject): void {
    if (taintsOfReadyNode(node)) {
      const { name } = node.metadata;
      this.#context.queue.add(`node ${name}`, () => this.#examine(name));
    }
  }

  #examine(name: string): void {
    const resource = resourceOfBucket(this.#context, bucket);
    const node = this.#context.store.get(bucket, name);
    const taints = node && taintsOfReadyNode(node);
    if (resource && taints) {
      const spec = { ...recordOf(node.spec), taints };
      rewrite(this.#context, user, { ...node, spec }, resource);
    }
  }
}
