import { at, textAt } from '../values/read';
import { groupOf } from '../objects/resource';

/**
 * The Application that an object says it belongs to.
 *
 * @public
 */
export interface Tracked {
  /** Unset where it is in Argo CD's own namespace. */
  namespace?: string;
  name: string;
}

/**
 * Reads which Application an object belongs to: from the annotation `argocd.argoproj.io/tracking-id`
 * (`app:group/kind:namespace/name`, or `namespace_app:…` for apps in any namespace), or else from the label
 * `app.kubernetes.io/instance`, where the caller knows that this Argo CD tracks by label.
 *
 * An annotation that was written for another object, and copied, says nothing. Source: Argo CD's
 * `ResourceTracking.GetAppInstance` and `isSelfReferencedObj`.
 *
 * Undefined where it belongs to none. Never throws.
 *
 * @public
 */
export function trackedBy(
  object: unknown,
  options: {
    /** The label that Argo CD tracks by; no label counts where it is left out. */
    label?: string;
  } = {},
): Tracked | undefined {
  const id = textAt(
    object,
    'metadata',
    'annotations',
    'argocd.argoproj.io/tracking-id',
  );
  if (id !== undefined) {
    const parts = /^([^:]{1,320}):([^/:]*)\/([^:]*):([^/]*)\/(.+)$/.exec(id);
    return parts && isOwn(object, parts) ? instanceOf(parts[1]) : undefined;
  }
  const label =
    options.label && textAt(object, 'metadata', 'labels', options.label);
  return label ? instanceOf(label) : undefined;
}

function isOwn(object: unknown, parts: RegExpExecArray): boolean {
  const [, , group, kind, namespace, name] = parts;
  const own = textAt(object, 'metadata', 'namespace');
  return (
    group === groupOf(textAt(object, 'apiVersion') ?? '') &&
    kind === at(object, 'kind') &&
    name === textAt(object, 'metadata', 'name') &&
    (own === undefined || namespace === own)
  );
}

/** `namespace_name`, or `name` alone. Source: Argo CD's `AppInstanceNameFromQualified`. */
function instanceOf(instance: string): Tracked {
  const underscore = instance.indexOf('_');
  return underscore < 0
    ? { name: instance }
    : {
        namespace: instance.slice(0, underscore),
        name: instance.slice(underscore + 1),
      };
}
