import { LoggerService } from '@backstage/backend-plugin-api';
import { ForgeRepositories, PushEvent } from '../../forge/types';
import {
  ClusterClient,
  KubernetesObject,
  ObjectEvent,
} from '../../kubernetes/types';
import {
  ApplicationSetContext,
  reconcileApplicationSet,
  setRefreshAnnotation,
} from '../applicationSet/reconcileApplicationSet';
import { repositoriesOf } from '../applicationSet/generators';
import { asApplicationSet } from '../applicationSet/types';
import { GitReader } from '../git/GitReader';
import { equalJson, messageOf } from '../objects';
import { argoApiVersion, asApplication, sourcesOf } from '../types';
import { ApplicationStore } from './ApplicationStore';
import { follows, isNewlyAutomated, isWorthALook } from './changes';
import { ClusterChange, ClusterState } from './ClusterState';
import { ComparedApplications } from './ComparedApplications';
import { deleteApplication } from './deleteApplication';
import { Destinations, inCluster } from './Destinations';
import { operateApplication } from './operateApplication';
import {
  RefreshLevel,
  needsRefresh,
  refreshApplication,
} from './refreshApplication';
import { unreachableClient } from './unreachableClient';
import { WorkQueue } from '../../WorkQueue';

const levels: RefreshLevel[] = ['tree', 'recent', 'latest'];
const priorities = { application: 1, applicationSet: 2 };

export interface ControllerOptions {
  client: ClusterClient;
  clusters: Map<string, ClusterClient>;
  controlPlane: string;
  namespace: string;
  repositories: ForgeRepositories;
  logger: LoggerService;
  addresses?: Record<string, string>;
  now?: () => Date;
  delays?: { wave?: number; refresh?: number; generate?: number };
}

/** Turns what happens in the clusters and repositories into work, and does it in order. */
export class Controller {
  readonly compared = new ComparedApplications();
  readonly reader: GitReader;
  readonly #options: ControllerOptions;
  readonly #queue: WorkQueue;
  readonly #store: ApplicationStore;
  readonly #destinations: Destinations;
  readonly #now: () => Date;
  /** How much of an Application the next refresh looks at. */
  readonly #requested = new Map<string, RefreshLevel>();
  /** The Applications as they were seen last, to tell what changed. */
  readonly #seen = new Map<string, KubernetesObject>();
  /** The ApplicationSets that find something new when they look the next time. */
  readonly #pushedSets = new Set<string>();
  readonly #stops: (() => void)[] = [];

  constructor(options: ControllerOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#queue = new WorkQueue((key, error) =>
      options.logger.error(`${key} failed: ${messageOf(error)}`),
    );
    this.#store = new ApplicationStore(options.client, options.namespace);
    this.reader = new GitReader(options.repositories);
    this.#destinations = new Destinations(this.#createDestinations());
  }

  start(): void {
    const { client, repositories, delays } = this.#options;
    this.#stops.push(client.watch(event => this.#controlPlaneChanged(event)));
    this.#stops.push(repositories.onPush(event => this.#pushed(event)));
    for (const object of this.#store.list('Application')) {
      this.#seen.set(object.metadata.name, object);
    }
    const timer = setInterval(
      () => this.#lookAtAll(),
      delays?.refresh ?? 180_000,
    );
    timer.unref();
    this.#stops.push(() => clearInterval(timer));
    if (this.#generateDelay > 0) {
      const look = setInterval(
        () => this.#reconcilePushed(),
        this.#generateDelay,
      );
      look.unref();
      this.#stops.push(() => clearInterval(look));
    }
    this.#lookAtAll();
  }

  async idle(): Promise<void> {
    await this.#queue.idle();
  }

  async stop(): Promise<void> {
    this.#stops.splice(0).forEach(stop => stop());
    this.#destinations.clusters.forEach(cluster => cluster.stop());
    await this.#queue.stop();
  }

  #createDestinations(): ClusterState[] {
    const { client, clusters, addresses } = this.#options;
    const onChange = (change: ClusterChange) => this.#clusterChanged(change);
    const dead = Object.entries(addresses ?? {}).filter(
      ([name]) => !clusters.has(name),
    );
    return [
      new ClusterState({ identity: inCluster, client, onChange }),
      ...[...clusters].map(
        ([name, other]) =>
          new ClusterState({
            identity: { name, server: addresses?.[name] ?? `https://${name}` },
            client: other,
            onChange,
          }),
      ),
      ...dead.map(
        ([name, server]) =>
          new ClusterState({
            identity: { name, server },
            client: unreachableClient(name, server),
            onChange,
          }),
      ),
    ];
  }

  #lookAtAll(): void {
    for (const { metadata } of this.#store.applications()) {
      this.#refresh(metadata.name, 'latest');
      this.#operate(metadata.name);
    }
    for (const { metadata } of this.#store.list('ApplicationSet')) {
      this.#reconcileSet(metadata.name);
    }
  }

  get #generateDelay(): number {
    return this.#options.delays?.generate ?? 180_000;
  }

  /**
   * Nobody tells ApplicationSets of pushes: they look from time to time. Those of repositories where nothing happened would find
   * what they know.
   */
  #reconcilePushed(): void {
    const names = [...this.#pushedSets];
    this.#pushedSets.clear();
    names.forEach(name => this.#reconcileSet(name));
  }

  #refresh(name: string, level: RefreshLevel): void {
    const known = this.#requested.get(name) ?? 'tree';
    this.#requested.set(
      name,
      levels.indexOf(level) > levels.indexOf(known) ? level : known,
    );
    this.#queue.add({
      key: `refresh of ${name}`,
      priority: priorities.application,
      run: async () => {
        const requested = this.#requested.get(name) ?? 'tree';
        this.#requested.delete(name);
        await refreshApplication(
          {
            ...this.#context(),
            compared: this.compared,
            refreshAfter: (other, delay) =>
              this.#queue.addAfter(delay, {
                key: `later refresh of ${other}`,
                priority: priorities.application,
                run: async () => this.#refresh(other, 'latest'),
              }),
          },
          name,
          requested,
        );
      },
    });
  }

  #operate(name: string): void {
    this.#queue.add({
      key: `operation of ${name}`,
      priority: priorities.application,
      run: async () => {
        const application = this.#store.application(name);
        if (application?.operation) {
          await operateApplication(
            {
              ...this.#context(),
              pause: async () => await this.#pause(),
              operateAfter: (other, delay) =>
                this.#queue.addAfter(Math.max(delay, 0), {
                  key: `later operation of ${other}`,
                  priority: priorities.application,
                  run: async () => this.#operate(other),
                }),
              refresh: other => this.#refresh(other, 'latest'),
            },
            application,
          );
        } else if (application?.metadata.deletionTimestamp) {
          deleteApplication(this.#context(), application);
        }
      },
    });
  }

  #reconcileSet(name: string): void {
    this.#queue.add({
      key: `reconciliation of ${name}`,
      priority: priorities.applicationSet,
      run: async () => await reconcileApplicationSet(this.#context(), name),
    });
  }

  #context(): ApplicationSetContext {
    return {
      store: this.#store,
      destinations: this.#destinations,
      reader: this.reader,
      now: this.#now,
    };
  }

  async #pause(): Promise<void> {
    const milliseconds = this.#options.delays?.wave ?? 2_000;
    if (milliseconds > 0) {
      await new Promise(resolve => setTimeout(resolve, milliseconds));
    }
  }

  #controlPlaneChanged(event: ObjectEvent): void {
    const { object, type } = event;
    const { name, namespace } = object.metadata;
    if (
      object.apiVersion !== argoApiVersion ||
      namespace !== this.#options.namespace
    ) {
      return;
    }
    if (object.kind === 'Application') {
      this.#applicationChanged(name, type === 'DELETED' ? undefined : object);
    } else if (object.kind === 'ApplicationSet' && type !== 'DELETED') {
      this.#setChanged(object);
    } else if (object.kind === 'AppProject') {
      this.#projectChanged(name);
    }
  }

  #applicationChanged(
    name: string,
    object: KubernetesObject | undefined,
  ): void {
    const before = this.#seen.get(name);
    this.#reconcileOwner(before, object);
    if (!object) {
      this.#seen.delete(name);
      this.#requested.delete(name);
      this.compared.forget(name);
      return;
    }
    this.#seen.set(name, object);
    const application = asApplication(object);
    const wasAutomated = before && asApplication(before);
    if (needsRefresh(application)) {
      this.#refresh(name, 'latest');
    } else if (isNewlyAutomated(wasAutomated, application)) {
      this.#refresh(name, 'latest');
    }
    if (application.operation || application.metadata.deletionTimestamp) {
      this.#operate(name);
    }
  }

  /** An ApplicationSet looks again when one of its Applications was changed by others or is gone, or has another status. */
  #reconcileOwner(
    before: KubernetesObject | undefined,
    after: KubernetesObject | undefined,
  ): void {
    const owner = (after ?? before)?.metadata.ownerReferences?.find(
      reference => reference.controller && reference.kind === 'ApplicationSet',
    );
    if (!owner || (!before && after)) {
      return;
    }
    const owned = (object: KubernetesObject | undefined) => {
      const { labels, annotations, finalizers } = object?.metadata ?? {};
      const { sync, health } = object
        ? (asApplication(object).status ?? {})
        : {};
      return {
        spec: object?.spec,
        labels,
        annotations,
        finalizers,
        sync: sync?.status,
        health: health?.status,
      };
    };
    if (!after || !equalJson(owned(before), owned(after))) {
      this.#reconcileSet(owner.name);
    }
  }

  #setChanged(object: KubernetesObject): void {
    const { metadata } = object;
    const set = asApplicationSet(object);
    const isNew = !set.status?.conditions?.length;
    const key = `set/${metadata.name}`;
    const before = this.#seen.get(key);
    this.#seen.set(key, object);
    const isAsked = metadata.annotations?.[setRefreshAnnotation] !== undefined;
    if (isNew || isAsked || !before || !equalJson(before.spec, object.spec)) {
      this.#reconcileSet(metadata.name);
    }
  }

  #projectChanged(name: string): void {
    for (const { metadata, spec } of this.#store.applications()) {
      if ((spec.project || 'default') === name) {
        this.#refresh(metadata.name, 'recent');
      }
    }
    for (const object of this.#store.list('ApplicationSet')) {
      const broken = asApplicationSet(object).status?.conditions?.some(
        ({ type, status }) => type === 'ErrorOccurred' && status === 'True',
      );
      if (broken) {
        this.#reconcileSet(object.metadata.name);
      }
    }
  }

  #clusterChanged(change: ClusterChange): void {
    const { event, before, applications } = change;
    const { object } = event;
    if (event.type === 'MODIFIED' && !isWorthALook(before, object)) {
      return;
    }
    const isTracked = !object.metadata.ownerReferences?.length;
    for (const name of applications) {
      const isItself =
        object.kind === 'Application' &&
        object.apiVersion === argoApiVersion &&
        object.metadata.name === name;
      if (!isItself && this.#seen.has(name)) {
        this.#refresh(name, isTracked ? 'recent' : 'tree');
        this.#operate(name);
      }
    }
  }

  #pushed(event: PushEvent): void {
    const located = new Map<string, boolean>();
    const isPushed = (url: string) => {
      const known = located.get(url);
      if (known !== undefined) {
        return known;
      }
      const found = this.#options.repositories.locate(url);
      const isSame =
        found?.owner === event.owner && found.repository === event.repository;
      located.set(url, isSame);
      return isSame;
    };
    for (const { metadata, spec } of this.#store.applications()) {
      const isConcerned = sourcesOf(spec).some(
        source =>
          isPushed(source.repoURL) && follows(source.targetRevision, event.ref),
      );
      if (isConcerned) {
        this.#refresh(metadata.name, 'latest');
      }
    }
    for (const object of this.#store.list('ApplicationSet')) {
      const { generators } = asApplicationSet(object).spec;
      if (repositoriesOf(generators).some(isPushed)) {
        this.#pushedSets.add(object.metadata.name);
      }
    }
    if (this.#generateDelay === 0) {
      this.#reconcilePushed();
    }
  }
}
