import { eventually } from '../../tests/eventually.mjs';
import * as forge from './forge.mjs';
import { ask, done, makeNamespace, patches, untilGone } from './kubernetes.mjs';
import { people, platform, uniqueName } from './platform.mjs';

const { namespace: home } = platform.argocd;
const [{ name: cluster }] = platform.apiServers;
const root = `/apis/argoproj.io/v1alpha1/namespaces/${home}`;

/** Real controllers on a busy machine: in seconds. */
const patience = 240;

/** Where an Application, an ApplicationSet or an AppProject is in the API. */
export const pathOf = (plural, name) => `${root}/${plural}/${name}`;

/** A manifest of a small object, with Argo CD's annotations by their short names. */
export function map(name, data = { a: '1' }, annotations = {}) {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...argo(annotations) },
    data,
  });
}

/** Metadata with annotations of Argo CD, by their short names. */
export function argo(annotations) {
  return {
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [
        `argocd.argoproj.io/${name}`,
        value,
      ]),
    ),
  };
}

/** A Service that the API server refuses. */
export const refusedService = (annotations = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'refused', ...argo(annotations) },
    spec: { ports: [{ port: 99999 }] },
  });

/** What the API server says of it. */
export const refusedReason =
  'Service "refused" is invalid: [spec.ports[0].port: Invalid value: 99999: must be between 1 and 65535, inclusive, spec.ports[0].targetPort: Invalid value: 99999: must be between 1 and 65535, inclusive]';

/** A policy of automated sync, which tries once where nothing else is said. */
export function automated(rest = {}) {
  return {
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['ServerSideApply=true'],
      retry: { limit: 0 },
      ...rest,
    },
  };
}

/**
 * A repository with files, a namespace and a project to deploy them with, and all that a test makes of them; it all goes with
 * the test.
 *
 * @param {import('node:test').TestContext} t
 * @param {Record<string, string>} files
 */
export async function makeStage(t, files) {
  const [repository, namespace] = await Promise.all([
    forge.makeRepository(),
    makeNamespace(),
  ]);
  const project = uniqueName('contract');
  const made = [];
  t.after(async () => {
    for (const path of made.reverse()) {
      await ask('PATCH', path, {
        type: patches.merge,
        body: { metadata: { finalizers: null } },
      });
      await ask('DELETE', path);
      await untilGone(path);
    }
    await ask('DELETE', pathOf('appprojects', project));
    await repository.remove();
    await namespace.remove();
  });
  await done('POST', `${root}/appprojects`, {
    body: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: project },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: '*', name: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    },
  });
  const stage = new Stage({ repository, namespace, project, made });
  await stage.push(files);
  return stage;
}

class Stage {
  /** Git's address of the repository. */
  url;
  /** The name of the namespace. */
  namespace;
  /** The namespace's path in the API. */
  path;
  /** The name of the project. */
  project;
  #repository;
  #made;

  constructor({ repository, namespace, project, made }) {
    this.url = repository.url;
    this.namespace = namespace.name;
    this.path = namespace.path;
    this.project = project;
    this.#repository = repository;
    this.#made = made;
  }

  /** Writes files in one commit; a file without text goes. Returns the commit. */
  async push(files) {
    const contents = `${this.#repository.path}/contents`;
    const changes = [];
    for (const [path, text] of Object.entries(files)) {
      const found = await forge.ask(
        people.ines,
        'GET',
        `${contents}/${forge.encodePath(path)}?ref=main`,
      );
      const sha = found.status === 200 ? found.body.sha : undefined;
      const change = sha ? 'update' : 'create';
      changes.push({
        path,
        operation: text === null ? 'delete' : change,
        ...(sha && { sha }),
        ...(text !== null && { content: forge.base64(text) }),
      });
    }
    const { commit } = await forge.done(people.ines, 'POST', contents, {
      branch: 'main',
      message: 'Change',
      files: changes,
    });
    return commit.sha;
  }

  source(path) {
    return { repoURL: this.url, path, targetRevision: 'main' };
  }

  get destination() {
    return { name: cluster, namespace: this.namespace };
  }

  /** The manifest of an Application of a folder. */
  manifest(name, path, spec = {}, metadata = {}) {
    return {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, ...metadata },
      spec: {
        project: this.project,
        source: this.source(path),
        destination: this.destination,
        ...spec,
      },
    };
  }

  /** Makes an Application of a folder. Returns its name. */
  async application(path, spec, metadata) {
    const name = uniqueName('contract');
    await this.create(
      'applications',
      this.manifest(name, path, spec, metadata),
    );
    return name;
  }

  async create(plural, body) {
    await done('POST', `${root}/${plural}`, { body });
    this.owns(plural, body.metadata.name);
  }

  /** Has something go with the test that others make for it. */
  owns(plural, name) {
    this.#made.push(pathOf(plural, name));
  }

  /** What the cluster has of a kind of the core, by name. */
  async get(plural, name) {
    return ask('GET', `${this.path}/${plural}/${name}`);
  }

  /** What is said of this run alone, with words that every run has. */
  plain(value) {
    return JSON.parse(
      JSON.stringify(value)
        .replaceAll(this.namespace, 'NS')
        .replaceAll(this.url, 'URL'),
    );
  }
}

export const applicationNamed = name =>
  done('GET', pathOf('applications', name));

/** Waits until Argo CD says of an Application what is wanted, and returns all of it. It need not be there yet. */
export async function said(name, isWanted) {
  const { body } = await eventually(
    () => ask('GET', pathOf('applications', name)),
    ({ status, body: application }) =>
      status === 200 && isWanted(application.status ?? {}, application),
    patience,
  );
  return body;
}

/** Waits until an Application is as its source, and the operation over that made it so. */
export const synced = name =>
  said(
    name,
    ({ sync, health, operationState }) =>
      sync?.status === 'Synced' &&
      health?.status === 'Healthy' &&
      operationState?.phase === 'Succeeded',
  );

/** Waits until an operation is over that did not do what it should. */
export const failed = name =>
  said(name, ({ operationState }) =>
    ['Failed', 'Error'].includes(operationState?.phase),
  );

/** Waits for a condition of an Application, and for its health, which may come a moment later. */
export const withCondition = (name, type) =>
  said(
    name,
    ({ conditions = [], health }) =>
      health && conditions.some(condition => condition.type === type),
  );

/** Changes an Application. */
export function change(name, body) {
  return done('PATCH', pathOf('applications', name), {
    type: patches.merge,
    body,
  });
}

/** Begins an operation, and waits until one like it is over. */
export async function operate(name, operation, isIt) {
  await change(name, { operation });
  return said(
    name,
    ({ operationState }, application) =>
      !application.operation &&
      operationState?.finishedAt !== undefined &&
      isIt(operationState.operation),
  );
}

/** What an operation did, by the names of what it did it to. */
export const resultsOf = ({ status }) =>
  Object.fromEntries(
    (status.operationState.syncResult.resources ?? []).map(one => [
      one.name,
      one,
    ]),
  );

/** What an Application consists of, by name. */
export const resourcesOf = ({ status }) =>
  Object.fromEntries((status.resources ?? []).map(one => [one.name, one]));

/** Waits until Argo CD says of an ApplicationSet what is wanted. */
export function saidOfSet(name, isWanted) {
  return eventually(
    () => done('GET', pathOf('applicationsets', name)),
    set => isWanted(set.status ?? {}),
    patience,
  );
}
