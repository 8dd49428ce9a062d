import {
  at,
  copyJson,
  numberOf,
  recordOf,
  recordsOf,
  sameJson,
  stringOf,
} from '../json';
import { timestamp } from '../operations/context';
import { matchesLabelSelector } from '../selectors';
import { KubernetesObject } from '../types';
import {
  ControllerContext,
  controllerUser,
  resourceOfBucket,
  rewrite,
} from './context';

const bucket = 'policy/poddisruptionbudgets';
const user = controllerUser('disruption-controller');

function isHealthy(pod: KubernetesObject): boolean {
  return recordsOf(at(pod, 'status', 'conditions')).some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

/** A number, or a share of all, rounded up. */
function countOf(value: unknown, all: number): number {
  const percent = /^(\d+)%$/.exec(stringOf(value) ?? '')?.[1];
  return percent === undefined
    ? (numberOf(value) ?? 0)
    : Math.ceil((all * Number(percent)) / 100);
}

/** Counts into each disruption budget how many of its Pods may go now. */
export class DisruptionBudgets {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): () => void {
    const { store } = this.#context;
    store.list(bucket).forEach(budget => this.#countSoon(budget));
    return store.subscribe(event => {
      if (event.bucket === bucket && event.type !== 'DELETED') {
        this.#countSoon(event.object);
      } else if (event.bucket === 'pods') {
        store
          .list(bucket, event.object.metadata.namespace)
          .forEach(budget => this.#countSoon(budget));
      }
    });
  }

  #countSoon(budget: KubernetesObject): void {
    const key = `${budget.metadata.namespace}/${budget.metadata.name}`;
    this.#context.queue.add(`budget ${key}`, () => this.#count(key));
  }

  #count(key: string): void {
    const { store, now } = this.#context;
    const budget = store.get(bucket, key);
    const resource = resourceOfBucket(this.#context, bucket);
    if (!budget || !resource) {
      return;
    }
    const spec = recordOf(budget.spec);
    const pods = store
      .list('pods', budget.metadata.namespace)
      .filter(pod => matchesLabelSelector(spec.selector, pod.metadata.labels));
    const expected = pods.length;
    const healthy = pods.filter(isHealthy).length;
    const desired =
      spec.maxUnavailable === undefined
        ? countOf(spec.minAvailable, expected)
        : Math.max(0, expected - countOf(spec.maxUnavailable, expected));
    const allowed = expected > 0 ? Math.max(0, healthy - desired) : 0;
    const before = recordOf(budget.status);
    const known = recordsOf(before.conditions).find(
      condition => condition.type === 'DisruptionAllowed',
    );
    const state = allowed > 0 ? 'True' : 'False';
    const status = {
      observedGeneration: budget.metadata.generation,
      disruptionsAllowed: allowed,
      currentHealthy: healthy,
      desiredHealthy: desired,
      expectedPods: expected,
      conditions: [
        {
          type: 'DisruptionAllowed',
          status: state,
          observedGeneration: budget.metadata.generation,
          lastTransitionTime:
            known?.status === state
              ? known.lastTransitionTime
              : timestamp(now()),
          reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
          message: '',
        },
      ],
    };
    if (!sameJson(before, status)) {
      rewrite(
        this.#context,
        user,
        { ...copyJson(budget), status },
        resource,
        'status',
      );
    }
  }
}
