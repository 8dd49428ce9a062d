import { parseAllDocuments } from 'yaml';
import { call, callOk } from './http.mjs';

/**
 * As much of a client of a Kubernetes API server as it takes to fill it: plain calls, and server-side apply of anything
 * that its discovery knows.
 */
export class KubernetesApi {
  #url;
  #ca;
  #token;
  #resources = new Map();

  /** @param {{ url: string, ca: string, token: string }} options `ca` in PEM */
  constructor({ url, ca, token }) {
    this.#url = url;
    this.#ca = ca;
    this.#token = token;
  }

  /** The same API as somebody else sees it. */
  as(token) {
    return new KubernetesApi({ url: this.#url, ca: this.#ca, token });
  }

  /** A call whose answer may be a refusal. */
  call(path, options = {}) {
    return call(this.#url + path, this.#options(options));
  }

  /** @returns {Promise<any>} the answer's object; throws on a refusal */
  async get(path) {
    return (await callOk(this.#url + path, this.#options({}))).json();
  }

  /** Applies an object, with force, as a controller does. */
  async apply(object) {
    const path = await this.pathOf(object);
    const answer = await callOk(
      `${this.#url}${path}?fieldManager=cluster&force=true`,
      this.#options({
        method: 'PATCH',
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: object,
      }),
    );
    return answer.json();
  }

  /** Makes an object that is not there yet: less work for the API server than to apply it. */
  async create(object) {
    const path = await this.pathOf(object);
    const answer = await callOk(
      `${this.#url}${path.slice(0, path.lastIndexOf('/'))}?fieldManager=cluster`,
      this.#options({ method: 'POST', body: object }),
    );
    return answer.json();
  }

  /** Where an object is or would be: `/api/v1/namespaces/a/configmaps/b`. */
  async pathOf({ apiVersion, kind, metadata: { namespace, name } }) {
    const root = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    const { plural, namespaced } = await this.#resource(root, kind);
    const folder = namespaced
      ? `${root}/namespaces/${encodeURIComponent(namespace ?? 'default')}`
      : root;
    return `${folder}/${plural}/${encodeURIComponent(name)}`;
  }

  /** What discovery says of a kind; asked again where it is new. */
  async #resource(root, kind) {
    const key = `${root} ${kind}`;
    if (!this.#resources.has(key)) {
      const { resources } = await this.get(root);
      for (const { kind: found, name, namespaced } of resources) {
        if (!name.includes('/')) {
          this.#resources.set(`${root} ${found}`, { plural: name, namespaced });
        }
      }
    }
    const resource = this.#resources.get(key);
    if (!resource) {
      throw new Error(`${this.#url} has no ${kind} in ${root}`);
    }
    return resource;
  }

  #options({ headers, ...options }) {
    return {
      ca: this.#ca,
      timeLimit: 30_000,
      ...options,
      headers: { authorization: `Bearer ${this.#token}`, ...headers },
    };
  }
}

/** The objects of a YAML text, without empty documents. */
export function objectsOf(text) {
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(Boolean);
}
