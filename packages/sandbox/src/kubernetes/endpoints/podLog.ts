import { ServerResponse } from 'node:http';
import { FieldError, invalid, invalidObject } from '../invalid';
import { at, recordsOf } from '../json';
import { readObject } from '../operations/read';
import { badRequest } from '../status';
import { KubernetesObject } from '../types';
import { Endpoint, targetOf } from '../http/endpoint';
import { isSet } from '../http/request';
import {
  currentLines,
  LogLine,
  previousLines,
  waitingReason,
} from './logLines';

const followPace = 1000;

interface LogOptions {
  container: string;
  follow: boolean;
  previous: boolean;
  timestamps: boolean;
  tailLines?: number;
  limitBytes?: number;
  since?: Date;
}

function namesOf(pod: KubernetesObject, field: string): string[] {
  return recordsOf(at(pod, 'spec', field)).map(one => String(one.name));
}

function containerOf(pod: KubernetesObject, wanted: string | null): string {
  const { name } = pod.metadata;
  const containers = namesOf(pod, 'containers');
  const initial = namesOf(pod, 'initContainers');
  if (wanted) {
    if (!containers.includes(wanted) && !initial.includes(wanted)) {
      throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    }
    return wanted;
  }
  if (containers.length === 1 && initial.length === 0) {
    return containers[0];
  }
  const others = initial.length
    ? ` or one of the init containers: [${initial.join(' ')}]`
    : '';
  throw badRequest(
    `a container name must be specified for pod ${name}, choose one of: [${containers.join(' ')}]${others}`,
  );
}

function optionsOf(endpoint: Endpoint, pod: KubernetesObject): LogOptions {
  const { query } = endpoint.request;
  const errors: FieldError[] = [];
  const whole = (name: string, least: number): number | undefined => {
    const text = query.get(name);
    if (text === null || text === '') {
      return undefined;
    }
    if (!/^-?\d+$/.test(text)) {
      throw badRequest(
        `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
      );
    }
    const value = Number(text);
    if (value < least) {
      errors.push(
        invalid(
          name,
          value,
          least === 0
            ? 'must be greater than or equal to 0'
            : 'must be greater than 0',
        ),
      );
    }
    return value;
  };
  const tailLines = whole('tailLines', 0);
  const limitBytes = whole('limitBytes', 1);
  const seconds = whole('sinceSeconds', 1);
  if (errors.length) {
    throw invalidObject(
      { group: '', kind: 'PodLogOptions' },
      pod.metadata.name,
      errors,
    );
  }
  const sinceTime = query.get('sinceTime');
  const now = endpoint.context.now().getTime();
  const sinceSeconds =
    seconds === undefined ? undefined : new Date(now - seconds * 1000);
  return {
    container: containerOf(pod, query.get('container')),
    follow: isSet(query, 'follow'),
    previous: isSet(query, 'previous'),
    timestamps: isSet(query, 'timestamps'),
    tailLines,
    limitBytes,
    since: sinceTime ? new Date(sinceTime) : sinceSeconds,
  };
}

function printed(line: LogLine, options: LogOptions): string {
  const stamp = options.timestamps ? `${line.time.toISOString()} ` : '';
  return `${stamp}${line.text}\n`;
}

function selected(lines: LogLine[], options: LogOptions): LogLine[] {
  const { since, tailLines } = options;
  const recent = since ? lines.filter(line => line.time >= since) : lines;
  if (tailLines === undefined) {
    return recent;
  }
  return tailLines === 0 ? [] : recent.slice(-tailLines);
}

function follow(
  endpoint: Endpoint,
  response: ServerResponse,
  options: LogOptions,
  from: Date,
): void {
  let last = from;
  const timer = setInterval(() => {
    const { context } = endpoint;
    const target = targetOf(endpoint);
    let pod: KubernetesObject;
    try {
      pod = readObject(context, target);
    } catch {
      response.end();
      return;
    }
    for (const line of currentLines(pod, options.container, context.now())) {
      if (line.time > last) {
        last = line.time;
        response.write(printed(line, options));
      }
    }
  }, followPace);
  timer.unref();
  response.on('close', () => clearInterval(timer));
}

/** GET of `pods/…/log`: a container's log as plain text, and what it goes on to write where that is asked for. */
export function handleLog(endpoint: Endpoint): void {
  const { response, context } = endpoint;
  const pod = readObject(context, targetOf(endpoint));
  const options = optionsOf(endpoint, pod);
  const { name } = pod.metadata;
  const { container } = options;
  const scheduled = Boolean(at(pod, 'spec', 'nodeName'));
  const waiting = waitingReason(pod, container);
  if (scheduled && waiting) {
    throw badRequest(
      `container ${JSON.stringify(container)} in pod ${JSON.stringify(name)} is waiting to start: ${waiting}`,
    );
  }
  const now = context.now();
  const lines = options.previous
    ? previousLines(pod, container)
    : currentLines(pod, container, now);
  if (!lines) {
    throw badRequest(
      `previous terminated container ${JSON.stringify(container)} in pod ${JSON.stringify(name)} not found`,
    );
  }
  const text = selected(lines, options)
    .map(line => printed(line, options))
    .join('');
  response.statusCode = scheduled ? 200 : 204;
  response.setHeader('content-type', 'text/plain');
  response.setHeader('cache-control', 'no-cache, private');
  const cut = Buffer.from(text).subarray(0, options.limitBytes);
  if (options.follow && !options.previous) {
    response.flushHeaders();
    response.write(cut);
    follow(endpoint, response, options, now);
  } else {
    response.end(cut);
  }
}
