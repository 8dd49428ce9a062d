import http from 'node:http';
import https from 'node:https';
import { call } from '../../lib/http.mjs';
import { eventually } from '../../tests/eventually.mjs';
import { people, platform, uniqueName } from './platform.mjs';

const [{ url }] = platform.apiServers;
const { ca } = platform;

/** Media types of patches. Source: kubernetes.io/docs/reference/using-api/api-concepts. */
export const patches = {
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
};

function headersOf({ as = people.hugo, token, type, headers }) {
  const known = token ?? (as && platform.identities.get(as).token);
  return {
    // Who asks in what way is in `managedFields`.
    'user-agent': 'contract',
    ...(known && { authorization: `Bearer ${known}` }),
    ...(type && { 'content-type': type }),
    ...headers,
  };
}

/**
 * Asks the API server of the first cluster.
 *
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, type?: string, as?: string | null, token?: string, headers?: Record<string, string> }} [options]
 *   `as` is somebody's name, hugo.lefevre's where left out, and nobody's where null
 * @returns {Promise<{ status: number, headers: object, text: string, body: any }>} `body` is undefined where it is no JSON
 */
export async function ask(method, path, options = {}) {
  const { body, ...rest } = options;
  const answer = await call(url + path, {
    method,
    ca,
    body,
    timeLimit: 30_000,
    headers: headersOf(rest),
  });
  const { status, headers, text } = answer;
  return { status, headers, text, body: parsed(text) };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same, and throws where it is refused. Returns the body. */
export async function done(method, path, options) {
  const { status, text, body } = await ask(method, path, options);
  if (status > 299) {
    throw new Error(`${method} ${path} answers ${status}: ${text}`);
  }
  return body;
}

/** Asks until the answer is the wanted one, and returns it. */
export function until(path, isWanted, seconds) {
  return eventually(() => ask('GET', path), isWanted, seconds);
}

/** Asks until there is nothing any more. */
export const untilGone = path => until(path, ({ status }) => status === 404);

/** What a refusal says, in the order of a table: status, reason, message. */
export const refusal = ({ status, body }) => [
  status,
  body.reason,
  body.message,
];

/**
 * Makes a namespace of its own; resolves when the cluster's controllers have filled it.
 *
 * @returns {Promise<{ name: string, path: string, remove: () => Promise<void> }>}
 */
export async function makeNamespace(labels = {}) {
  const name = uniqueName('contract');
  await done('POST', '/api/v1/namespaces', {
    body: { metadata: { name, labels } },
  });
  const path = `/api/v1/namespaces/${name}`;
  for (const one of [
    'configmaps/kube-root-ca.crt',
    'serviceaccounts/default',
  ]) {
    await until(`${path}/${one}`, ({ status }) => status === 200);
  }
  return { name, path, remove: () => done('DELETE', path) };
}

/** The names of a list's objects. */
export const namesOf = list => list.items.map(({ metadata }) => metadata.name);

/**
 * Opens a watch and reads it line by line.
 *
 * @returns {Promise<{ status: number, headers: object, next: () => Promise<{ type: string, object: any } | undefined>,
 *   rest: () => Promise<{ type: string, object: any }[]>, close: () => void }>} `next` answers undefined at the end of the
 *   stream, and `rest` everything until then
 */
export async function openWatch(path, options = {}) {
  const client = url.startsWith('https:') ? https : http;
  const request = client.request(url + path, {
    ca,
    agent: false,
    headers: headersOf(options),
  });
  const response = await new Promise((resolve, reject) => {
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
  const lines = linesOf(response);
  const next = async () => {
    const { value, done: isOver } = await lines.next();
    return isOver ? undefined : JSON.parse(value);
  };
  const rest = async () => {
    const found = [];
    for (let one = await next(); one; one = await next()) {
      found.push(one);
    }
    return found;
  };
  return {
    status: response.statusCode,
    headers: response.headers,
    next,
    rest,
    close: () => request.destroy(),
  };
}

async function* linesOf(response) {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop();
    yield* lines.filter(Boolean);
  }
}
