import { Identity, namespaceOf } from '../labels/identity';
import { Policy } from '../model/policy';
import { matchesAll } from '../selectors/requirements';
import { entriesOf, levelOf, RuleEntry } from './ruleEntries';

/** A rule with what it says port by port. */
export interface IndexedRule {
  rule: Policy['rules'][number];
  entries: readonly RuleEntry[];
}

/** A rule that is about an identity; one that may be, where its labels are not known. */
export interface SelectedRule extends IndexedRule {
  isSure: boolean;
}

/* In what order Cilium merges rules: by the names of their resources (`ipcachetypes.NewResourceID`). */
const resourceKinds: Readonly<Record<Policy['reference']['kind'], string>> = {
  CiliumNetworkPolicy: 'cnp',
  CiliumClusterwideNetworkPolicy: 'ccnp',
  NetworkPolicy: 'netpol',
  ClusterNetworkPolicy: 'kcnp',
};

/** All rules of enforced policies, found by the namespace of whom they are about. */
export class RuleIndex {
  readonly #byNamespace = new Map<string, IndexedRule[]>();
  readonly #ofCluster: IndexedRule[] = [];
  #count = 0;

  constructor(policies: readonly Policy[]) {
    const inOrder = policies
      .filter(({ isEnforced }) => isEnforced)
      .map(policy => ({ policy, id: resourceIdOf(policy) }))
      .sort((one, other) => compare(one.id, other.id));
    for (const { policy } of inOrder) {
      for (const rule of policy.rules) {
        const entries = entriesOf(rule, this.#count);
        this.#count += Math.max(entries.length, 1);
        this.#listOf(policy.reference.namespace).push({ rule, entries });
      }
    }
  }

  #listOf(namespace: string | undefined): IndexedRule[] {
    if (namespace === undefined) {
      return this.#ofCluster;
    }
    const known = this.#byNamespace.get(namespace);
    if (known) {
      return known;
    }
    const list: IndexedRule[] = [];
    this.#byNamespace.set(namespace, list);
    return list;
  }

  /** Rules that may be about pods of a namespace, or about anybody; in the order of their resources. */
  near(namespace: string | undefined): readonly IndexedRule[] {
    const own =
      namespace === undefined ? [] : (this.#byNamespace.get(namespace) ?? []);
    return [...this.#ofCluster, ...own];
  }

  /** Rules about an identity, in the order that Cilium asks them in. */
  about(
    identity: Identity,
    options: { direction: 'ingress' | 'egress'; isNode: boolean },
  ): SelectedRule[] {
    const { direction, isNode } = options;
    return this.near(namespaceOf(identity))
      .flatMap(({ rule, entries }) => {
        if (rule.direction !== direction || rule.ofNodes !== isNode) {
          return [];
        }
        const match = matchesAll(rule.subject.requirements, identity);
        return match === false
          ? []
          : [{ rule, entries, isSure: match === true }];
      })
      .sort((one, other) => levelOf(one.rule) - levelOf(other.rule));
  }
}

function resourceIdOf({ reference }: Policy): string {
  const { kind, namespace = '', name } = reference;
  return `${resourceKinds[kind]}/${namespace}/${name}`;
}

function compare(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
