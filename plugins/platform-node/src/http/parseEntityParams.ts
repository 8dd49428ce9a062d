import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/* The catalog's own rules: backstage.io, "Descriptor Format of Catalog Entities". */
const patterns: Record<keyof CompoundEntityRef, RegExp> = {
  kind: /^[a-zA-Z][a-zA-Z0-9]{0,62}$/,
  namespace: /^[a-zA-Z0-9](?:[-a-zA-Z0-9_.]{0,61}[a-zA-Z0-9])?$/,
  name: /^[a-zA-Z0-9](?:[-a-zA-Z0-9_.]{0,61}[a-zA-Z0-9])?$/,
};

/**
 * The entity that a path names as `:kind/:namespace/:name`. Throws `InputError` that names the parameter.
 *
 * @public
 */
export function parseEntityParams(
  params: Record<string, string | undefined>,
): CompoundEntityRef {
  const read = (key: keyof CompoundEntityRef) => {
    const value = params[key] ?? '';
    if (!patterns[key].test(value)) {
      throw new InputError(`${key} is no ${key} of a catalog entity`);
    }
    return value;
  };
  return {
    kind: read('kind'),
    namespace: read('namespace'),
    name: read('name'),
  };
}

/**
 * The entity that a query names as `entity=kind:namespace/name`; undefined where it names none. Throws `InputError`.
 *
 * @public
 */
export function parseEntityQuery(
  query: Record<string, unknown>,
): CompoundEntityRef | undefined {
  const { entity } = query;
  if (entity === undefined) {
    return undefined;
  }
  if (typeof entity !== 'string') {
    throw new InputError('entity is one reference, as component:default/name');
  }
  let ref: CompoundEntityRef;
  try {
    ref = parseEntityRef(entity);
  } catch {
    throw new InputError('entity is no reference, as component:default/name');
  }
  return parseEntityParams({ ...ref });
}
