import {
  at,
  defined,
  isRecord,
  momentAt,
  recordsAt,
  textAt,
  textsAt,
} from '../values/read';
import { parseHealth } from './parseApplication';
import { parseReference, ResourceReference } from './resource';
import { HealthCode } from './words';

/**
 * One object of an Application's resource tree: what it manages, and what came of that.
 *
 * @public
 */
export interface TreeNode extends ResourceReference {
  version?: string;
  uid?: string;
  parents: (ResourceReference & { uid?: string })[];
  /** Unset where Argo CD judges no objects of this kind. */
  health?: { code: HealthCode; message?: string };
  /** What Argo CD's own page shows beside a node: `Status Reason` → `ImagePullBackOff`. */
  info: { name: string; value: string }[];
  images: string[];
  createdAt?: string;
}

/**
 * What Argo CD's API answers at `/resource-tree`.
 *
 * @public
 */
export interface ResourceTree {
  nodes: TreeNode[];
  /** What is in the namespace and belongs to nothing, where the project asks for it. */
  orphans: TreeNode[];
}

/**
 * Reads a resource tree from whatever was received. Undefined where it is none. Never throws.
 *
 * @public
 */
export function parseResourceTree(value: unknown): ResourceTree | undefined {
  if (
    !isRecord(value) ||
    !(Array.isArray(value.nodes) || Array.isArray(value.orphanedNodes))
  ) {
    return undefined;
  }
  return {
    nodes: recordsAt(value, 'nodes').flatMap(parseNode),
    orphans: recordsAt(value, 'orphanedNodes').flatMap(parseNode),
  };
}

function parseNode(value: unknown): TreeNode[] {
  const reference = parseReference(value);
  return reference.kind === '' || reference.name === ''
    ? []
    : [
        {
          ...reference,
          ...defined({
            version: textAt(value, 'version'),
            uid: textAt(value, 'uid'),
            parents: recordsAt(value, 'parentRefs').map(parent => ({
              ...parseReference(parent),
              ...defined({ uid: textAt(parent, 'uid') }),
            })),
            health: parseHealth(at(value, 'health')),
            info: recordsAt(value, 'info').map(item => ({
              name: textAt(item, 'name') ?? '',
              value: textAt(item, 'value') ?? '',
            })),
            images: textsAt(value, 'images'),
            createdAt: momentAt(value, 'createdAt'),
          }),
        },
      ];
}
