import { Status } from '@socle/plugin-platform-common';
import {
  ClusterCacheService,
  ClusterSnapshot,
  ClusterSubscription,
  WatchedKind,
} from '@socle/plugin-platform-node';
import {
  compile,
  CompiledPolicies,
  PolicyContext,
  PolicyDocument,
  PolicySource,
} from '@socle/plugin-cilium-common';
import { ClusterConfig } from '../config';
import {
  endpointKind,
  groupKind,
  namespaceKind,
  PodFacts,
  podKind,
  policyKinds,
  PolicyObject,
  serviceKind,
} from './kinds';
import { GitPolicies } from './PolicyFiles';
import { PrintedPolicies, PrintedPolicy } from './PrintedPolicies';
import { WorkloadFacts, workloadsOf } from './workloads';

/** One cluster's policies and whom they are about, kept up to date by the shared watches. */
export class ClusterNetwork {
  readonly cluster: string;
  readonly title: string | undefined;
  readonly #config: ClusterConfig | undefined;
  readonly #policies: readonly ClusterSubscription<PolicyObject>[];
  readonly #groups: ClusterSubscription<PolicyObject>;
  readonly #namespaces;
  readonly #services;
  readonly #pods;
  readonly #endpoints;
  readonly #printed = new PrintedPolicies();
  #version = 0;
  #compiled: { version: number; value: CompiledPolicies } | undefined;
  #printedFor = new Map<string, { version: number; value: CompiledPolicies }>();

  constructor(options: {
    cluster: string;
    config: ClusterConfig | undefined;
    clusterCache: ClusterCacheService;
  }) {
    const { cluster, config, clusterCache } = options;
    const subscribe = <T>(kind: WatchedKind<T>) =>
      clusterCache.subscribe({ cluster, kind });
    this.cluster = cluster;
    this.#config = config;
    this.#policies = policyKinds.map(subscribe);
    this.#groups = subscribe(groupKind);
    this.#namespaces = subscribe(namespaceKind);
    this.#services = subscribe(serviceKind);
    this.#pods = subscribe(podKind);
    this.#endpoints = subscribe(endpointKind);
    this.title = this.#namespaces.cluster.title;
    for (const one of [
      ...this.#policies,
      this.#groups,
      this.#namespaces,
      this.#services,
    ]) {
      one.onChange(() => {
        this.#version += 1;
      });
    }
  }

  /** Told when policies change. Returns what ends it. */
  onChange(listener: () => void): () => void {
    const ends = this.#policies.map(one => one.onChange(listener));
    return () => ends.forEach(end => end());
  }

  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      this.#all().map(one => one.settled({ timeoutMilliseconds })),
    );
  }

  close(): void {
    this.#all().forEach(one => one.close());
  }

  /** The policies that hold, compiled again after a change only. */
  get compiled(): CompiledPolicies {
    if (this.#compiled?.version !== this.#version) {
      const value = this.#compile(({ value: document }) => ({
        value: document,
      }));
      this.#compiled = { version: this.#version, value };
    }
    return this.#compiled.value;
  }

  /** The same with lines, for the policies of some namespaces. */
  printedOf(namespaces: readonly string[], git: GitPolicies): CompiledPolicies {
    const key = [git.revision, ...[...namespaces].sort()].join(' ');
    const known = this.#printedFor.get(key);
    if (known?.version === this.#version) {
      return known.value;
    }
    const wanted = new Set(namespaces);
    const value = this.#compile(object =>
      object.namespace !== undefined && wanted.has(object.namespace)
        ? (this.#printed.of(object, git)?.document ?? { value: object.value })
        : { value: object.value },
    );
    if (this.#printedFor.size > 50) {
      this.#printedFor = new Map();
    }
    this.#printedFor.set(key, { version: this.#version, value });
    return value;
  }

  /** A policy of a namespace as it is shown; undefined where there is none. */
  policy(options: {
    kind: string;
    namespace: string;
    name: string;
    git: GitPolicies;
  }): PrintedPolicy | undefined {
    const object = this.policiesIn(options.namespace).find(
      one => one.name === options.name && one.value.kind === options.kind,
    );
    return object && this.#printed.of(object, options.git);
  }

  policiesIn(namespace: string): PolicyObject[] {
    return this.#policies.flatMap(one => one.snapshot({ namespace }).objects);
  }

  /** Every policy of the cluster. */
  get policies(): PolicyObject[] {
    return this.#policies.flatMap(one => one.snapshot().objects);
  }

  pods(namespace: string): readonly PodFacts[] {
    return this.#pods.snapshot({ namespace }).objects;
  }

  /** Whether pods are known at all. */
  get knowsPods(): boolean {
    const { state } = this.#pods.snapshot();
    return state === 'live' || state === 'stale';
  }

  /** Who runs, each workload once. */
  workloads(namespace?: string): WorkloadFacts[] {
    const { objects } = this.#pods.snapshot(
      namespace === undefined ? {} : { namespace },
    );
    return workloadsOf(objects);
  }

  /** The labels of a pod's identity, as Cilium has them; undefined where it has none yet. */
  identityOf(namespace: string, name: string): readonly string[] | undefined {
    return this.#endpoints.get({ namespace, name })?.labels;
  }

  hasNamespace(name: string): boolean {
    return this.#namespaces.get({ name }) !== undefined;
  }

  get podNetworks(): readonly string[] {
    return this.#config?.podNetworks ?? [];
  }

  source(now: number): PolicySource {
    const main: readonly ClusterSnapshot<unknown>[] = [
      ...this.#policies.map(one => one.snapshot({ namespace: '-' })),
      this.#namespaces.snapshot({ namespace: '-' }),
      this.#pods.snapshot({ namespace: '-' }),
    ];
    const names = [
      ...policyKinds.map(({ plural }) => plural),
      namespaceKind.plural,
      podKind.plural,
    ];
    const by = (state: ClusterSnapshot<unknown>['state']) =>
      main.find(one => one.state === state);
    const isCilium = main[0].state !== 'not-served';
    const status: Status = {
      level: 'ok',
      reason: `Policies of ${this.cluster} are watched`,
      observedAt: new Date(now).toISOString(),
    };
    const worst = by('failed') ?? by('stale') ?? by('waiting');
    const missing = main.flatMap(({ state }, index) =>
      state === 'failed' || state === 'not-served' ? [names[index]] : [],
    );
    return {
      state: stateOf(worst?.state),
      status: isCilium
        ? (worst?.status ?? status)
        : {
            ...status,
            level: 'unknown',
            reason: `${this.cluster} does not serve Cilium's policies`,
          },
      missing,
    };
  }

  #compile(
    documentOf: (object: PolicyObject) => PolicyDocument,
  ): CompiledPolicies {
    const groups = this.#groups.snapshot();
    return compile({
      policies: [
        ...this.policies.map(documentOf),
        ...groups.objects.map(({ value }) => ({ value })),
      ],
      context: this.#context(),
      hasAllGroups: groups.state === 'live' || groups.state === 'not-served',
    });
  }

  #context(): PolicyContext {
    const services = this.#services.snapshot();
    const isKnown = services.state === 'live' || services.state === 'stale';
    return {
      ...this.#config?.context,
      namespaceLabels: Object.fromEntries(
        this.#namespaces
          .snapshot()
          .objects.map(({ name, labels }) => [name, labels]),
      ),
      ...(isKnown && { services: services.objects }),
    };
  }

  #all() {
    return [
      ...this.#policies,
      this.#groups,
      this.#namespaces,
      this.#services,
      this.#pods,
      this.#endpoints,
    ];
  }
}

function stateOf(
  state: ClusterSnapshot<unknown>['state'] | undefined,
): PolicySource['state'] {
  switch (state) {
    case 'failed':
    case 'stale':
    case 'waiting':
      return state;
    default:
      return 'live';
  }
}
