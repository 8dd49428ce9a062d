import { NameRule } from './names';
import { OpenApiSchema, printerColumns } from './schema/openapi';
import { StructSchema } from './schema/schema';

export type Verb =
  | 'create'
  | 'delete'
  | 'deletecollection'
  | 'get'
  | 'list'
  | 'patch'
  | 'update'
  | 'watch';

export interface Subresource {
  name: string;
  /** The kind that it reads and writes. */
  kind: string;
  verbs: Verb[];
  /** Where that kind is of another group than the resource's. */
  group?: string;
  version?: string;
}

/** Where an object says how many replicas it has and is to have. */
export interface ScalePaths {
  spec: string[];
  status: string[];
  /** Of a selector as text. */
  selector?: string[];
}

/** One kind at one version as the API serves it. */
export interface Resource {
  group: string;
  version: string;
  kind: string;
  listKind: string;
  plural: string;
  singular: string;
  namespaced: boolean;
  verbs: Verb[];
  shortNames: string[];
  categories: string[];
  subresources: Subresource[];
  nameRule: NameRule;
  /** Where its objects are kept; the versions and groups of one kind share it. */
  bucket: string;
  /** The shape of its objects; undefined where all fields are kept as they come. */
  schema?: StructSchema;
  /** Whether a CustomResourceDefinition made it. */
  custom: boolean;
  /** The OpenAPI schema of a custom kind. */
  openApi?: OpenApiSchema;
  /** How objects of a custom kind merge. */
  mergeSchema?: StructSchema;
  /** Whether its definition is being deleted, so that it takes nothing new. */
  terminating?: boolean;
  /** Where a custom kind keeps what its scale says, as paths of field names. */
  scale?: ScalePaths;
  /** The columns that a CustomResourceDefinition adds to tables. */
  columns?: ReturnType<typeof printerColumns>;
  /** The field selectors beside `metadata.name` and `metadata.namespace`, as paths into the object. */
  selectableFields: string[];
  /** How an unknown field selector is refused. */
  selectorWording: 'generic' | 'label' | 'kind';
  /** Whether a change of the specification counts `metadata.generation` up. */
  generation: boolean;
  /** Whether a delete that ends at once answers the object in place of a Status. */
  returnsDeleted: boolean;
  /** Whether deleting it leaves its dependents in place unless asked otherwise. */
  orphansByDefault: boolean;
}

/** `v1` or `apps/v1`. */
export function apiVersionOf(resource: {
  group: string;
  version: string;
}): string {
  return resource.group
    ? `${resource.group}/${resource.version}`
    : resource.version;
}

/** `apps` and `v1` of `apps/v1`. */
export function splitApiVersion(apiVersion: string): {
  group: string;
  version: string;
} {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : {
        group: apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
      };
}
