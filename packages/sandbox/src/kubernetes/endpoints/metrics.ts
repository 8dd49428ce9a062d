import { createHash } from 'node:crypto';
import { at, JsonRecord, recordOf, recordsOf } from '../json';
import { timestamp } from '../operations/context';
import { milliOf, quantityOf, unitsOf } from '../quantity';
import { parseSelectors } from '../selectors';
import { notFound } from '../status';
import { KubernetesObject } from '../types';
import { Endpoint } from '../http/endpoint';
import { sendObject } from '../http/respond';

const apiVersion = 'metrics.k8s.io/v1beta1';
const window = '15s';
const usualMilli = 40;
const usualBytes = 96 * 1024 * 1024;
const nodeMilli = 220;
const nodeBytes = 1400 * 1024 * 1024;
const step = 15_000;

/** Between 0 and 1, the same for the same text. */
function fraction(text: string): number {
  return (
    createHash('sha256').update(text).digest().readUInt32BE(0) / 0xffff_ffff
  );
}

interface Usage {
  /** Billionths of a core. */
  cpu: number;
  /** Bytes. */
  memory: number;
}

function printed({ cpu, memory }: Usage): JsonRecord {
  return {
    cpu: `${Math.round(cpu)}n`,
    memory: `${Math.round(memory / 1024)}Ki`,
  };
}

/** A share of what was requested that drifts a little with time. */
function containerUsage(
  pod: KubernetesObject,
  container: JsonRecord,
  now: Date,
): Usage {
  const { requests } = recordOf(container.resources);
  const { cpu, memory } = recordOf(requests);
  const key = `${pod.metadata.uid}/${container.name}`;
  const drift = fraction(`${key}/${Math.floor(now.getTime() / step)}`);
  const milli = cpu === undefined ? usualMilli : milliOf(quantityOf(cpu));
  const bytes = memory === undefined ? usualBytes : unitsOf(quantityOf(memory));
  return {
    cpu: milli * 1e6 * (0.15 + 0.4 * fraction(key) + 0.15 * drift),
    memory: bytes * (0.4 + 0.35 * fraction(`${key}/memory`) + 0.02 * drift),
  };
}

function isRunning(pod: KubernetesObject): boolean {
  return at(pod, 'status', 'phase') === 'Running';
}

function podMetrics(pod: KubernetesObject, now: Date): KubernetesObject {
  const { name, namespace, labels } = pod.metadata;
  return {
    kind: 'PodMetrics',
    apiVersion,
    metadata: {
      name,
      namespace,
      creationTimestamp: timestamp(now),
      ...(labels && { labels }),
    },
    timestamp: timestamp(new Date(Math.floor(now.getTime() / step) * step)),
    window,
    containers: recordsOf(at(pod, 'spec', 'containers')).map(container => ({
      name: container.name,
      usage: printed(containerUsage(pod, container, now)),
    })),
  };
}

function nodeMetrics(
  node: KubernetesObject,
  pods: KubernetesObject[],
  now: Date,
): KubernetesObject {
  const { name, labels } = node.metadata;
  const total: Usage = { cpu: nodeMilli * 1e6, memory: nodeBytes };
  for (const pod of pods) {
    if (at(pod, 'spec', 'nodeName') === name && isRunning(pod)) {
      for (const container of recordsOf(at(pod, 'spec', 'containers'))) {
        const usage = containerUsage(pod, container, now);
        total.cpu += usage.cpu;
        total.memory += usage.memory;
      }
    }
  }
  return {
    kind: 'NodeMetrics',
    apiVersion,
    metadata: {
      name,
      creationTimestamp: timestamp(now),
      ...(labels && { labels }),
    },
    timestamp: timestamp(new Date(Math.floor(now.getTime() / step) * step)),
    window,
    usage: printed(total),
  };
}

/** GET of `metrics.k8s.io`: figures that are made up, but the same for everybody who asks at the same time. */
export function handleMetrics(endpoint: Endpoint): void {
  const { context, request, response, resource, namespace, name } = endpoint;
  const { store } = context;
  const now = context.now();
  const all =
    resource.kind === 'NodeMetrics'
      ? store
          .list('nodes')
          .map(node => nodeMetrics(node, store.list('pods'), now))
      : store
          .list('pods', namespace)
          .filter(isRunning)
          .map(pod => podMetrics(pod, now));
  if (request.verb === 'get') {
    const found = all.find(one => one.metadata.name === name);
    if (!found) {
      throw notFound(resource, name ?? '');
    }
    sendObject(response, request, 200, found);
    return;
  }
  const matches = parseSelectors(resource, {
    labelSelector: request.query.get('labelSelector') ?? '',
    fieldSelector: request.query.get('fieldSelector') ?? '',
  });
  sendObject(response, request, 200, {
    kind: resource.listKind,
    apiVersion,
    metadata: {},
    items: all
      .filter(matches)
      .map(({ kind, apiVersion: own, ...rest }) => rest),
  });
}
