import { defined, textAt } from '../values/read';

/**
 * Which object is meant: what Argo CD tells resources apart by.
 *
 * @public
 */
export interface ResourceReference {
  /** Empty for the core group. */
  group: string;
  kind: string;
  /** Unset for what has no namespace. */
  namespace?: string;
  name: string;
}

/** The object that fields `group`, `kind`, `namespace` and `name` stand for. */
export function parseReference(value: unknown): ResourceReference {
  return defined({
    group: textAt(value, 'group') ?? '',
    kind: textAt(value, 'kind') ?? '',
    namespace: textAt(value, 'namespace'),
    name: textAt(value, 'name') ?? '',
  });
}

/**
 * One text for an object, to find it by: `apps/Deployment/payments-dev/checkout`. Neither part can hold a slash.
 *
 * @public
 */
export function referenceKey(reference: ResourceReference): string {
  const { group, kind, namespace, name } = reference;
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

/** The reference that a key was made of. */
export function referenceOfKey(key: string): ResourceReference {
  const [group = '', kind = '', namespace = '', ...name] = key.split('/');
  return {
    group,
    kind,
    ...(namespace && { namespace }),
    name: name.join('/'),
  };
}

/** The group of an `apiVersion`: `apps` of `apps/v1`, empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
