import { Profile } from '../../profile/schema';
import { flavours } from '../../render/flavours';
import { GuardedKind } from '../../render/flavours/flavour';
import { guardedKinds } from '../../render/project';
import { Tenant } from '../../tenant/types';
import { clusterKinds } from './clusterKinds';

/** An object's kind, with the group of its API. */
export interface Kind {
  group: string;
  kind: string;
}

/** Why no team's repository may hold objects of a kind. */
export type Guard =
  /** It is on the blacklist of the tenant's project. */
  | 'tenant'
  /** It belongs to no namespace. */
  | 'cluster';

/*
 * Groups that kinds had before they were given their own, and under which manifests of old still name them: Kubernetes 1.8
 * and 1.16 moved them (kubernetes.io, "Deprecated API Migration Guide").
 */
const formerGroups = new Map([
  ['extensions/NetworkPolicy', 'networking.k8s.io'],
  ['extensions/PodSecurityPolicy', 'policy'],
]);
const clusterKindNames = [...clusterKinds].map(nameOf);

/** Tells which kinds cannot come from a team's repository, for one tenant or, where it is not known, for any. */
export class GuardedKinds {
  readonly #exact = new Set<string>();
  readonly #patterns: GuardedKind[] = [];
  readonly #names: Set<string>;

  constructor(tenant?: Tenant, profile?: Profile) {
    for (const guarded of guardedKinds(flavoursOf(tenant, profile))) {
      if (guarded.group.includes('*') || guarded.kind.includes('*')) {
        this.#patterns.push(guarded);
      } else {
        this.#exact.add(`${guarded.group}/${guarded.kind}`);
      }
    }
    this.#names = new Set([
      ...clusterKindNames,
      ...[...this.#exact].map(nameOf),
    ]);
    this.#names.delete('*');
  }

  /** Undefined where it may; what is not known to be cluster-wide is taken to be in a namespace. */
  guardOf({ group, kind }: Kind): Guard | undefined {
    const ownGroup = formerGroups.get(`${group}/${kind}`) ?? group;
    const key = `${ownGroup}/${kind}`;
    if (clusterKinds.has(key) || clusterKinds.has(`${ownGroup}/*`)) {
      return 'cluster';
    }
    return this.#exact.has(key) ||
      this.#patterns.some(
        guarded => fits(guarded.group, ownGroup) && fits(guarded.kind, kind),
      )
      ? 'tenant'
      : undefined;
  }

  /** Kinds that are guarded, by their names alone; without those of which a whole group is. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }
}

function nameOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

function flavoursOf(tenant?: Tenant, profile?: Profile) {
  const clusters = (profile?.spec.clusters ?? []).filter(({ name }) =>
    tenant?.spec.environments.some(({ cluster }) => cluster === name),
  );
  return clusters.length > 0
    ? clusters.map(({ flavour }) => ({ flavour: flavours[flavour] }))
    : Object.values(flavours).map(flavour => ({ flavour }));
}

/** As Argo CD compares them: `*` stands for anything, here at the beginning only. */
function fits(pattern: string, text: string): boolean {
  return pattern.startsWith('*')
    ? text.endsWith(pattern.slice(1))
    : pattern === text;
}
