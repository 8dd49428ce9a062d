import { eventually } from '../eventually.mjs';
import { application, applicationNamed, pushFiles } from '../delivery.mjs';
import { argocdNamespace } from '../../parts/argocd.mjs';
import { automated } from './manifests.mjs';

const repository = 'payments/situations';
const branch = 'main';
const merge = { 'content-type': 'application/merge-patch+json' };

/** What situations are made of and in: a repository, and for each a namespace, a project and an Application of its name. */
export class Stage {
  /** Git's address of the repository. */
  url;
  #cluster;
  #api;
  #made = [];

  constructor(cluster) {
    this.#cluster = cluster;
    this.#api = cluster.apiServers[0].api;
    this.url = `${cluster.forge.url}/${repository}.git`;
  }

  /** Makes the repository with the files of all situations. */
  async begin(situations) {
    const [owner, name] = repository.split('/');
    await this.#cluster.forge.api(`/orgs/${owner}/repos`, {
      method: 'POST',
      body: { name, default_branch: branch, auto_init: true },
    });
    await this.#push(situations.map(one => filesOf(one.name, one.files)));
  }

  /** Commits what situations change in their folders; a file that is null goes. Returns the commit. */
  commit(situations) {
    return this.#push(situations.map(one => filesOf(one.name, one.commit)));
  }

  #push(files) {
    return pushFiles(
      this.#cluster,
      repository,
      branch,
      Object.assign({}, ...files),
    );
  }

  /** Makes a situation's namespace with what is in it before, its project, and its Application. */
  async prepare({ name, labels, before = [], project = {}, spec, metadata }) {
    const namespace = await this.makeNamespace(name, labels);
    for (const object of before) {
      await this.#api.apply({
        ...object,
        metadata: { ...object.metadata, namespace },
      });
    }
    await this.#make({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: namespace, namespace: argocdNamespace },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ name: '*', server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        ...(typeof project === 'function' ? project(this) : project),
      },
    });
    const made = application(namespace, {
      project: namespace,
      source: this.source(name),
      destination: this.home(name),
    });
    await this.#make({
      ...made,
      metadata: { ...made.metadata, ...metadata },
      spec: { ...made.spec, ...automated(), ...spec?.(this, name) },
    });
  }

  /** Makes a situation's namespace. Returns its name. */
  async makeNamespace(name, labels) {
    const { namespace } = this.home(name);
    await this.#make({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels },
    });
    return namespace;
  }

  /** Applies what goes with all situations. */
  async #make(object) {
    await this.#api.apply(object);
    this.#made.push(object);
  }

  /** Applies something of the whole cluster; it may take a moment until its kind is there. */
  async install(object) {
    await eventually(
      () =>
        this.#make(object).then(
          () => '',
          error => error.message,
        ),
      fault => fault === '',
    );
  }

  /** Where a situation deploys to. */
  home(name) {
    return { name: 'paris-nonprod', namespace: `situation-${name}` };
  }

  /** Where a situation comes from. */
  source(name) {
    return { repoURL: this.url, path: name, targetRevision: branch };
  }

  /** The situation's Application as the API server has it. */
  application(name) {
    return applicationNamed(this.#cluster, `situation-${name}`);
  }

  /** Changes a situation's Application. */
  change(name, body) {
    return this.#patch(this.#pathOf(name), body);
  }

  /** Deletes a situation's Application. */
  remove(name) {
    return this.#api.call(this.#pathOf(name), { method: 'DELETE' });
  }

  /** Changes the ConfigMap `one` of a situation, as somebody with kubectl would. */
  changeByHand(name) {
    const { namespace } = this.home(name);
    return this.#patch(`/api/v1/namespaces/${namespace}/configmaps/one`, {
      data: { a: 'by hand' },
    });
  }

  /** Writes what a kubelet would say of the container of a situation's pod: here none is ever run. */
  async say(name, status) {
    const pods = `/api/v1/namespaces/${this.home(name).namespace}/pods`;
    const { items } = await this.#api.get(pods);
    for (const { metadata, spec } of items) {
      const [{ name: container, image }] = spec.containers;
      await this.#patch(`${pods}/${metadata.name}/status`, {
        status: {
          conditions: ['Ready', 'ContainersReady'].map(type => ({
            type,
            status: 'False',
            reason: 'ContainersNotReady',
            lastTransitionTime: new Date().toISOString(),
          })),
          containerStatuses: [
            {
              name: container,
              image,
              imageID: '',
              ready: false,
              started: false,
              ...status,
            },
          ],
        },
      });
    }
  }

  /** Removes all of it. */
  async end() {
    for (const object of this.#made.reverse()) {
      const path = await this.#api.pathOf(object);
      if (object.kind === 'Application') {
        await this.#api.call(path, {
          method: 'PATCH',
          headers: merge,
          body: { metadata: { finalizers: null } },
        });
      }
      if (object.kind === 'Namespace') {
        // Nobody is left who would let go of the hooks of Applications.
        const jobs = `/apis/batch/v1/namespaces/${object.metadata.name}/jobs`;
        for (const { metadata } of (await this.#api.get(jobs)).items) {
          await this.#patch(`${jobs}/${metadata.name}`, {
            metadata: { finalizers: null },
          });
        }
      }
      await this.#api.call(path, { method: 'DELETE' });
    }
    await this.#cluster.forge.api(`/repos/${repository}`, { method: 'DELETE' });
  }

  #pathOf(name) {
    return `/apis/argoproj.io/v1alpha1/namespaces/${argocdNamespace}/applications/situation-${name}`;
  }

  async #patch(path, body) {
    const { status, text } = await this.#api.call(path, {
      method: 'PATCH',
      headers: merge,
      body,
    });
    if (status > 299) {
      throw new Error(`PATCH ${path} answers ${status}: ${text}`);
    }
  }
}

function filesOf(name, files = {}) {
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => [
      `${name}/${file}`,
      contentOf(content),
    ]),
  );
}

function contentOf(content) {
  if (content === null) {
    return undefined;
  }
  return typeof content === 'string' ? content : JSON.stringify(content);
}
