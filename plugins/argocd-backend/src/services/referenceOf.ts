import { ResourceReference } from '@socle/plugin-argocd-common';

/** Which resource an item of `/managed-resources` is about. */
export function referenceOf(item: unknown): ResourceReference {
  const { group, kind, namespace, name } = Object(item);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    group: text(group),
    kind: text(kind),
    ...(text(namespace) && { namespace: text(namespace) }),
    name: text(name),
  };
}
