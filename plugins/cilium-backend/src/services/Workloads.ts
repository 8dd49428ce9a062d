import { NotFoundError } from '@backstage/errors';
import {
  AskChoices,
  CompiledPolicies,
  effectivePolicy,
  EntityWorkloads,
  NetworkPeer,
  NetworkWorkload,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import {
  matchesLabels,
  parseLabelSelector,
  ScopeEnvironment,
} from '@socle/plugin-platform-common';
import { endpointOfWorkload, WorkloadFacts } from '../sources/workloads';
import { PolicyFiles } from '../sources/PolicyFiles';
import { Clusters } from './Clusters';
import { gitOf } from './gitOf';
import { environmentOf, NetworkView, ownNamespaces } from './NetworkViews';
import { textsOf } from './policyTexts';
import { peerOfFlow } from './peerOf';
import { Refusals } from './Refusals';

const day = 86_400_000;
const mostChoices = 500;

/** The workloads of entities, and what their policies come to. */
export class Workloads {
  readonly #clusters: Clusters;
  readonly #refusals: Refusals;
  readonly #files: PolicyFiles;
  readonly #now: () => number;

  constructor(options: {
    clusters: Clusters;
    refusals: Refusals;
    files: PolicyFiles;
    now: () => number;
  }) {
    this.#clusters = options.clusters;
    this.#refusals = options.refusals;
    this.#files = options.files;
    this.#now = options.now;
  }

  list(view: NetworkView): EntityWorkloads {
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      workloads: view.scope.environments.flatMap(environment =>
        this.#of(environment).map(one => this.#shown(environment, one)),
      ),
    };
  }

  /** Throws `NotFoundError` where the entity has no such environment or workload. */
  async effective(
    view: NetworkView,
    query: { environment?: string; workload: string },
  ): Promise<WorkloadPolicy> {
    const environment = environmentOf(view, query.environment);
    const { cluster } = environment;
    const { network } = this.#clusters.get(cluster);
    const found = this.#of(environment).find(
      one => idOf(one) === query.workload,
    );
    if (!found) {
      throw new NotFoundError(
        `${view.entityRef} has no workload ${query.workload} in ${environment.name}`,
      );
    }
    const namespaces = ownNamespaces(view, cluster);
    const git = await this.#files.of(gitOf(view, cluster));
    const compiled = network.printedOf(namespaces, git);
    const effective = effectivePolicy(compiled, endpointOfWorkload(found));
    const sides = [effective.egress, effective.ingress];
    const references = sides.flatMap(({ rows, defaultDeny }) => [
      ...defaultDeny,
      ...rows.flatMap(({ rules }) => rules.map(({ policy }) => policy)),
    ]);
    const unique = new Map(
      references.map(one => [
        `${one.kind}/${one.namespace ?? ''}/${one.name}`,
        one,
      ]),
    );
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      workload: this.#shown(environment, found, compiled),
      effective,
      policies: textsOf({
        network,
        git,
        namespaces,
        references: [...unique.values()],
      }),
      findings: compiled.findings.filter(
        ({ policy }) => policy.namespace === environment.namespace,
      ),
      namespaces: Object.fromEntries(
        sides
          .flatMap(({ rows }) =>
            rows.flatMap(({ peer }) => peer.namespace ?? []),
          )
          .map((namespace): [string, NetworkPeer] => [
            namespace,
            peerOfFlow(view, cluster, { namespace }),
          ]),
      ),
    };
  }

  /** The own workloads, and whom they were seen with. */
  choices(view: NetworkView): AskChoices {
    const own = view.scope.environments.flatMap(environment =>
      this.#of(environment).map((one): AskChoices['choices'][number] => ({
        id: idOf(one),
        peer: {
          ...peerOfFlow(view, environment.cluster, {
            namespace: one.namespace,
            workload: one.workload,
          }),
          labels: one.labels,
        },
      })),
    );
    const seen = this.#refusals
      .groups(view, day)
      .flatMap(({ shown: { cluster, source, destination } }) =>
        [source, destination].map(end => peerOfFlow(view, cluster, end)),
      )
      .flatMap((peer): AskChoices['choices'] => {
        const id = textOf(peer);
        return id === undefined ? [] : [{ id, peer }];
      });
    const all = new Map([...seen, ...own].map(one => [one.id, one]));
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      choices: [...all.values()]
        .sort((one, other) => one.id.localeCompare(other.id))
        .slice(0, mostChoices),
    };
  }

  /** The entity's workloads in one environment. */
  #of({
    cluster,
    namespace,
    labelSelector,
  }: ScopeEnvironment): WorkloadFacts[] {
    const selector = parseLabelSelector(labelSelector ?? '');
    return this.#clusters
      .get(cluster)
      .network.workloads(namespace)
      .filter(
        ({ labels }) =>
          labelSelector === undefined ||
          (selector.valid &&
            matchesLabels({ requirements: selector.requirements, labels })),
      );
  }

  #shown(
    { name: environment, cluster, namespace }: ScopeEnvironment,
    facts: WorkloadFacts,
    known?: CompiledPolicies,
  ): NetworkWorkload {
    const compiled = known ?? this.#clusters.get(cluster).network.compiled;
    const { egress, ingress } = effectivePolicy(
      compiled,
      endpointOfWorkload(facts),
    );
    const policies = new Set(
      [egress, ingress].flatMap(({ rows, defaultDeny }) => [
        ...defaultDeny.map(one => `${one.kind}/${one.name}`),
        ...rows.flatMap(({ rules }) =>
          rules.map(({ policy }) => `${policy.kind}/${policy.name}`),
        ),
      ]),
    );
    return {
      id: idOf(facts),
      environment,
      cluster,
      namespace,
      kind: facts.workload.kind,
      name: facts.workload.name,
      labels: facts.labels,
      pods: facts.pods,
      policies: policies.size,
      ports: facts.ports,
    };
  }
}

/** What a query names a workload by. */
export function idOf({
  workload,
  namespace,
}: Pick<WorkloadFacts, 'workload' | 'namespace'>): string {
  return `${workload.name}.${namespace}`;
}

function textOf({ kind, name, namespace, address, names }: NetworkPeer) {
  switch (kind) {
    case 'workload':
      return namespace === undefined ? undefined : `${name}.${namespace}`;
    case 'outside':
      return names?.at(0) ?? address;
    case 'entity':
      return `entity:${name}`;
    default:
      return undefined;
  }
}
