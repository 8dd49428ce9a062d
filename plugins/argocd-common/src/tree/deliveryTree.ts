import { Application } from '../objects/application';
import { ApplicationSet } from '../objects/applicationSet';
import { referenceKey, ResourceReference } from '../objects/resource';
import { ResourceTree } from '../objects/resourceTree';
import { HealthCode, SyncCode } from '../objects/words';
import { defined } from '../values/read';

/**
 * One thing in the tree of a delivery: an ApplicationSet, an Application, or an object of a cluster.
 *
 * @public
 */
export interface DeliveryNode {
  /** Unique in the tree; `group/kind/namespace/name`, with the Application before it where it is an object's. */
  id: string;
  reference: ResourceReference;
  health?: HealthCode;
  message?: string;
  /** Set for Applications and for what they manage; what came of that has none. */
  sync?: SyncCode;
  wave?: number;
  hook?: true;
  requiresPruning?: true;
  images: string[];
  createdAt?: string;
  children: DeliveryNode[];
}

/* Deeper than any owner's owner; a circle ends here at the latest. */
const maximumDepth = 32;

/**
 * The tree of a delivery: ApplicationSets, the Applications that they make, the Applications that these make (app of apps),
 * their resources, and what came of those. Roots are what nothing at hand makes. An object that two parents claim stands
 * under the first; circles are cut.
 *
 * @public
 */
export function deliveryTree(options: {
  applications: readonly Application[];
  applicationSets?: readonly ApplicationSet[];
  /** Resource trees by Application, as `namespace/name`. */
  trees?: ReadonlyMap<string, ResourceTree>;
}): DeliveryNode[] {
  const { applications, applicationSets = [], trees = new Map() } = options;
  const made = new Map(
    applications.map(application => [
      keyOf('Application', application),
      application,
    ]),
  );
  const sets = new Map(
    applicationSets.map(set => [keyOf('ApplicationSet', set), set]),
  );
  const isMade = new Set<string>();
  const placed = new Set<string>();

  const childrenOfSet = (set: ApplicationSet, depth: number): DeliveryNode[] =>
    applications
      .filter(
        application =>
          application.applicationSet === set.name &&
          application.namespace === set.namespace,
      )
      .map(application => applicationNode(application, depth + 1));

  const joined = (
    node: DeliveryNode,
    reference: ResourceReference,
    depth: number,
  ): DeliveryNode => {
    const key = referenceKey(reference);
    const application = made.get(key);
    const set = sets.get(key);
    if (depth < maximumDepth && application && !placed.has(key)) {
      return { ...node, ...applicationNode(application, depth), ...only(node) };
    }
    if (depth < maximumDepth && set && !placed.has(key)) {
      placed.add(key);
      return { ...node, children: childrenOfSet(set, depth) };
    }
    return node;
  };

  function applicationNode(
    application: Application,
    depth: number,
  ): DeliveryNode {
    const key = keyOf('Application', application);
    placed.add(key);
    const tree = trees.get(`${application.namespace}/${application.name}`);
    return defined({
      id: key,
      reference: referenceTo('Application', application),
      health: application.status.health?.code,
      message: application.status.health?.message,
      sync: application.status.sync?.code,
      images: application.status.images,
      createdAt: application.createdAt,
      children:
        depth >= maximumDepth
          ? []
          : resourceNodes(application, tree, (node, reference) =>
              joined(node, reference, depth + 1),
            ),
    });
  }

  for (const application of applications) {
    for (const { reference } of managed(application)) {
      isMade.add(referenceKey(reference));
    }
    if (application.applicationSet) {
      const set = { ...application, name: application.applicationSet };
      if (sets.has(keyOf('ApplicationSet', set))) {
        isMade.add(keyOf('Application', application));
      }
    }
  }
  const setRoots = applicationSets
    .filter(set => !isMade.has(keyOf('ApplicationSet', set)))
    .map(set => {
      const key = keyOf('ApplicationSet', set);
      placed.add(key);
      return {
        id: key,
        reference: referenceTo('ApplicationSet', set),
        images: [],
        children: childrenOfSet(set, 0),
      };
    });
  const roots = applications
    .filter(application => !isMade.has(keyOf('Application', application)))
    .map(application => applicationNode(application, 0));
  // A circle of Applications has no root: its first one is taken for it.
  const lost = applications
    .filter(application => !placed.has(keyOf('Application', application)))
    .flatMap(application =>
      placed.has(keyOf('Application', application))
        ? []
        : [applicationNode(application, 0)],
    );
  return [...setRoots, ...roots, ...lost];
}

function managed(application: Application) {
  return application.status.resources.map(resource => ({
    resource,
    reference: defined({
      group: resource.group,
      kind: resource.kind,
      namespace: resource.namespace,
      name: resource.name,
    }),
  }));
}

/** What an Application manages, and under each what came of it. */
function resourceNodes(
  application: Application,
  tree: ResourceTree | undefined,
  join: (node: DeliveryNode, reference: ResourceReference) => DeliveryNode,
): DeliveryNode[] {
  const home = `${application.namespace}/${application.name}`;
  const byParent = new Map<string, ResourceTree['nodes']>();
  const known = new Map<string, ResourceTree['nodes'][number]>();
  for (const node of tree?.nodes ?? []) {
    known.set(referenceKey(node), node);
    for (const parent of node.parents) {
      const key = referenceKey(parent);
      byParent.set(key, [...(byParent.get(key) ?? []), node]);
    }
  }
  const seen = new Set<string>();
  const below = (key: string, depth: number): DeliveryNode[] =>
    depth >= maximumDepth
      ? []
      : (byParent.get(key) ?? []).flatMap(node => {
          const own = referenceKey(node);
          if (seen.has(own)) {
            return [];
          }
          seen.add(own);
          return [
            defined({
              id: `${home} ${own}`,
              reference: defined({
                group: node.group,
                kind: node.kind,
                namespace: node.namespace,
                name: node.name,
              }),
              health: node.health?.code,
              message: node.health?.message,
              images: node.images,
              createdAt: node.createdAt,
              children: below(own, depth + 1),
            }),
          ];
        });
  const all = managed(application);
  all.forEach(({ reference }) => seen.add(referenceKey(reference)));
  return all.map(({ resource, reference }) => {
    const key = referenceKey(reference);
    const node = known.get(key);
    return join(
      defined({
        id: `${home} ${key}`,
        reference,
        health: node?.health?.code ?? resource.health?.code,
        message: node?.health?.message ?? resource.health?.message,
        sync: resource.sync,
        wave: resource.wave,
        hook: resource.hook ? (true as const) : undefined,
        requiresPruning: resource.requiresPruning ? (true as const) : undefined,
        images: node?.images ?? [],
        createdAt: node?.createdAt,
        children: below(key, 0),
      }),
      reference,
    );
  });
}

/** What only the parent knows of an Application that it makes. */
function only(
  node: DeliveryNode,
): Pick<DeliveryNode, 'wave' | 'requiresPruning'> {
  return defined({ wave: node.wave, requiresPruning: node.requiresPruning });
}

function referenceTo(
  kind: 'Application' | 'ApplicationSet',
  { namespace, name }: { namespace: string; name: string },
): ResourceReference {
  return { group: 'argoproj.io', kind, ...(namespace && { namespace }), name };
}

function keyOf(
  kind: 'Application' | 'ApplicationSet',
  object: { namespace: string; name: string },
): string {
  return referenceKey(referenceTo(kind, object));
}
