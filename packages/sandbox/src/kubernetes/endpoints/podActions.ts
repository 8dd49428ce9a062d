import { at, copyJson, numberOf, recordOf } from '../json';
import { timestamp } from '../operations/context';
import { deleteObject } from '../operations/delete';
import { readObject } from '../operations/read';
import { updateObject } from '../operations/update';
import { matchesLabelSelector } from '../selectors';
import { badRequest, Status, StatusError } from '../status';
import { KubernetesObject } from '../types';
import { parseObject } from '../http/body';
import { Endpoint, targetOf, writeOptionsOf } from '../http/endpoint';
import { sendObject } from '../http/respond';

const done: Status = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  code: 201,
};

/** POST of `pods/…/binding`: puts a Pod on a node, as a scheduler does. */
export async function handleBinding(endpoint: Endpoint): Promise<void> {
  const { request, response, context } = endpoint;
  const body = parseObject(
    await request.body(),
    request.headers['content-type'],
    'Binding',
  );
  const target = targetOf(endpoint);
  const pod = copyJson(readObject(context, target));
  const node = at(body, 'target', 'name');
  const spec = recordOf(pod.spec);
  if (typeof node !== 'string' || node === '') {
    throw badRequest('Binding "" is invalid: target.name: Required value');
  }
  if (spec.nodeName) {
    throw new StatusError({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on pods/binding "${target.name}": pod ${target.name} is already assigned to node ${JSON.stringify(spec.nodeName)}`,
      details: { name: target.name, kind: 'pods/binding' },
    });
  }
  spec.nodeName = node;
  const options = { ...writeOptionsOf(endpoint, 'CreateOptions') };
  const { object } = updateObject(context, target, pod, {
    ...options,
    subresource: 'binding',
  });
  const next = copyJson(object);
  next.status = {
    ...recordOf(next.status),
    conditions: [
      {
        type: 'PodScheduled',
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: timestamp(context.now()),
      },
    ],
  };
  updateObject(context, target, next, { ...options, subresource: 'status' });
  sendObject(response, request, 201, done);
}

function budgetsOf(
  endpoint: Endpoint,
  pod: KubernetesObject,
): KubernetesObject[] {
  return endpoint.context.store
    .list('policy/poddisruptionbudgets', pod.metadata.namespace)
    .filter(budget =>
      matchesLabelSelector(recordOf(budget.spec).selector, pod.metadata.labels),
    );
}

/** POST of `pods/…/eviction`: deletes a Pod unless a disruption budget forbids it. */
export async function handleEviction(endpoint: Endpoint): Promise<void> {
  const { request, response, context } = endpoint;
  await request.body();
  const target = targetOf(endpoint);
  const pod = readObject(context, target);
  const budget = budgetsOf(endpoint, pod).find(
    one => (numberOf(recordOf(one.status).disruptionsAllowed) ?? 0) < 1,
  );
  if (budget) {
    const status = recordOf(budget.status);
    throw new StatusError({
      code: 429,
      reason: 'TooManyRequests',
      message:
        "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: `The disruption budget ${budget.metadata.name} needs ${status.desiredHealthy ?? 0} healthy pods and has ${status.currentHealthy ?? 0} currently`,
          },
        ],
      },
    });
  }
  deleteObject(context, target, writeOptionsOf(endpoint, 'DeleteOptions'));
  sendObject(response, request, 201, done);
}
