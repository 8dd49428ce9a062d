import { createHash } from 'node:crypto';
import { at, JsonRecord, recordOf, recordsOf, stringOf } from '../json';
import { KubernetesObject } from '../types';

/** One line of a container's log. */
export interface LogLine {
  time: Date;
  text: string;
}

/** Milliseconds between two lines. */
const pace = 4000;
/** Lines before this many are taken to have been rotated away. */
const kept = 500;

const routes = [
  ['GET', '/healthz'],
  ['GET', '/'],
  ['GET', '/api/items'],
  ['POST', '/api/items'],
  ['GET', '/api/items/{id}'],
  ['PUT', '/api/items/{id}'],
];

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function serviceName(pod: KubernetesObject): string {
  const labels = pod.metadata.labels ?? {};
  return labels['app.kubernetes.io/name'] ?? labels.app ?? pod.metadata.name;
}

function record(
  pod: KubernetesObject,
  container: string,
  time: Date,
  severity: string,
  body: string,
  attributes: JsonRecord,
): LogLine {
  const trace = digest(`${pod.metadata.uid}/${container}/${time.getTime()}`);
  return {
    time,
    text: JSON.stringify({
      timestamp: time.toISOString(),
      severity,
      body,
      'service.name': serviceName(pod),
      'k8s.pod.name': pod.metadata.name,
      trace_id: trace.slice(0, 32),
      span_id: trace.slice(32, 48),
      ...attributes,
    }),
  };
}

function requestLine(
  pod: KubernetesObject,
  container: string,
  time: Date,
): LogLine {
  const seed = parseInt(
    digest(`${pod.metadata.uid}/${container}/${time.getTime()}`).slice(48, 56),
    16,
  );
  const [method, route] = routes[seed % routes.length];
  const slow = seed % 97 === 0;
  const duration = slow ? 800 + (seed % 900) : 2 + (seed % 60);
  return record(
    pod,
    container,
    time,
    slow ? 'WARN' : 'INFO',
    slow ? 'slow request' : 'request handled',
    {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': method === 'POST' ? 201 : 200,
      duration_ms: duration,
    },
  );
}

function crashLines(
  pod: KubernetesObject,
  container: string,
  started: Date,
): LogLine[] {
  const after = (milliseconds: number) =>
    new Date(started.getTime() + milliseconds);
  return [
    record(pod, container, started, 'INFO', 'starting', {}),
    record(pod, container, after(120), 'INFO', 'configuration read', {}),
    record(
      pod,
      container,
      after(640),
      'ERROR',
      'cannot connect to the database: connection refused',
      { 'exception.type': 'ConnectionError', 'db.system.name': 'postgresql' },
    ),
    record(pod, container, after(650), 'FATAL', 'giving up, exit code 1', {}),
  ];
}

function startOf(state: unknown): Date | undefined {
  const text =
    stringOf(at(state, 'running', 'startedAt')) ??
    stringOf(at(state, 'terminated', 'startedAt'));
  return text === undefined ? undefined : new Date(text);
}

/** What a container has not written yet and why, in the kubelet's words; undefined where it has begun. */
export function waitingReason(
  pod: KubernetesObject,
  container: string,
): string | undefined {
  const status = statusOf(pod, container);
  const reason = stringOf(at(status, 'state', 'waiting', 'reason'));
  if (startOf(recordOf(status).state) || startOf(recordOf(status).lastState)) {
    return undefined;
  }
  if (reason === 'ErrImagePull' || reason === 'ImagePullBackOff') {
    return 'trying and failing to pull image';
  }
  return reason ?? 'ContainerCreating';
}

function statusOf(
  pod: KubernetesObject,
  container: string,
): JsonRecord | undefined {
  return recordsOf(at(pod, 'status', 'containerStatuses')).find(
    status => status.name === container,
  );
}

/** The log of a container's last run but one; undefined where there was none. */
export function previousLines(
  pod: KubernetesObject,
  container: string,
): LogLine[] | undefined {
  const started = startOf(recordOf(statusOf(pod, container)).lastState);
  return started && crashLines(pod, container, started);
}

/** The log of a container's run until now, or of its last one where it does not run: the same each time it is read. */
export function currentLines(
  pod: KubernetesObject,
  container: string,
  now: Date,
): LogLine[] {
  const status = recordOf(statusOf(pod, container));
  const running = startOf(recordOf(status.state));
  const crashed = at(status, 'state', 'terminated', 'exitCode');
  if (!running || (crashed !== undefined && crashed !== 0)) {
    const last = running ?? startOf(recordOf(status.lastState));
    return last ? crashLines(pod, container, last) : [];
  }
  const lines: LogLine[] = [
    record(pod, container, running, 'INFO', 'listening', {}),
  ];
  const count = Math.floor((now.getTime() - running.getTime()) / pace);
  for (let index = Math.max(1, count - kept); index <= count; index += 1) {
    const time = new Date(running.getTime() + index * pace);
    lines.push(requestLine(pod, container, time));
  }
  return count > kept ? lines.slice(1) : lines;
}
