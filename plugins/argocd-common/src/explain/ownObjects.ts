import { ClusterObject } from '../objects/clusterObject';
import { referenceKey, ResourceReference } from '../objects/resource';
import { ResourceTree } from '../objects/resourceTree';

/* Pods of pods there are not, but operators of operators there are. */
const maximumDepth = 8;

/**
 * The objects of an Application among those of a namespace, where others have theirs too: what it manages, what stands in its
 * tree, and what comes of either. All of them where nobody knows what it manages.
 */
export function ownObjects(options: {
  tree?: ResourceTree;
  resources?: readonly ResourceReference[];
  objects?: readonly ClusterObject[];
}): readonly ClusterObject[] {
  const { tree, resources, objects = [] } = options;
  if (!resources) {
    return objects;
  }
  const own = [...resources, ...(tree?.nodes ?? [])];
  const keys = new Set(own.map(referenceKey));
  const names = new Set(own.map(nameKey));
  const byUid = new Map(objects.map(object => [object.uid, object]));
  const byName = new Map(objects.map(object => [nameKey(object), object]));
  const isOwn = (object: ClusterObject, depth = 0): boolean =>
    keys.has(referenceKey(object)) ||
    (depth < maximumDepth &&
      object.owners.some(({ kind, name, uid }) => {
        const key = nameKey({ kind, name, namespace: object.namespace });
        const owner = (uid && byUid.get(uid)) || byName.get(key);
        return names.has(key) || (owner ? isOwn(owner, depth + 1) : false);
      }));
  return objects.filter(object => isOwn(object));
}

/* The signs that names of ReplicaSets and Pods are made of. Source: k8s.io/apimachinery, `util/rand`. */
const generated =
  /^-(?:[bcdfghjklmnpqrstvwxz2456789]{5,10}(?:-[bcdfghjklmnpqrstvwxz2456789]{5})?|\d{1,6})$/;

/** Whether an object that is only named comes of one of these, by its name; of anything where nobody knows what they are. */
export function comesOf(
  { name, namespace }: ResourceReference,
  resources: readonly ResourceReference[] | undefined,
): boolean {
  return (
    !resources ||
    resources.some(
      resource =>
        resource.namespace === namespace &&
        name.startsWith(resource.name) &&
        (name === resource.name ||
          generated.test(name.slice(resource.name.length))),
    )
  );
}

/** Owners name no group. */
function nameKey({
  kind,
  namespace,
  name,
}: Omit<ResourceReference, 'group'>): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}
