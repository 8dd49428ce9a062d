import { compile, CompiledPolicies } from '@socle/plugin-cilium-common';
import { ClusterClient } from '../kubernetes/types';

const kinds = [
  { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' },
  { apiVersion: 'cilium.io/v2', kind: 'CiliumClusterwideNetworkPolicy' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
];

/** The policies that a cluster has now, as its agents enforce them. Compiled again after a change only. */
export class ClusterPolicies {
  readonly #client: ClusterClient;
  readonly #end: () => void;
  #compiled: CompiledPolicies | undefined;

  constructor(client: ClusterClient, onChange: () => void) {
    this.#client = client;
    this.#end = client.watch(({ object: { kind } }) => {
      const isPolicy = kinds.some(known => known.kind === kind);
      if (isPolicy || kind === 'Namespace') {
        this.#compiled = undefined;
      }
      if (isPolicy) {
        onChange();
      }
    });
  }

  get compiled(): CompiledPolicies {
    this.#compiled ??= compile({
      policies: kinds
        .filter(kind => this.#client.kind(kind))
        .flatMap(kind => this.#client.list(kind))
        .map(value => ({ value })),
      context: {
        namespaceLabels: Object.fromEntries(
          this.#client
            .list({ apiVersion: 'v1', kind: 'Namespace' })
            .map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
        ),
        services: [],
      },
      hasAllGroups: true,
    });
    return this.#compiled;
  }

  stop(): void {
    this.#end();
  }
}
