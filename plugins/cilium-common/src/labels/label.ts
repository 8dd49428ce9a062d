/**
 * A label of an identity: where it is from, its key and its value. `k8s:app=checkout`, `reserved:world`.
 *
 * @public
 */
export interface Label {
  source: string;
  key: string;
  value: string;
}

/** What a selector asks for: a key, from one source or from any. */
export interface LabelKey {
  source: string;
  key: string;
}

/** The keys that Cilium itself puts into identities (`pkg/k8s/apis/cilium.io/const.go`). */
export const namespaceKey = 'io.kubernetes.pod.namespace';
export const namespaceLabelsKey = 'io.cilium.k8s.namespace.labels';
export const clusterKey = 'io.cilium.k8s.policy.cluster';
export const serviceAccountKey = 'io.cilium.k8s.policy.serviceaccount';

/** Splits `k8s:app` at its source; `$host` is short for `reserved:host` (`labels.parseSource`). */
export function splitSource(text: string): LabelKey {
  if (text.startsWith('$')) {
    return { source: 'reserved', key: text.slice(1) };
  }
  const colon = text.indexOf(':');
  return colon < 0
    ? { source: '', key: text }
    : { source: text.slice(0, colon), key: text.slice(colon + 1) };
}

/** The key of a selector: without a source, it means any (`labels.ParseSelectLabel`). */
export function selectorKey(text: string): LabelKey {
  const { source, key } = splitSource(text);
  return { source: source || 'any', key };
}

/** A label as Hubble and CiliumIdentity write it: `k8s:app=checkout`. */
export function parseLabel(text: string): Label {
  const { source, key } = splitSource(text);
  const equals = key.indexOf('=');
  return equals < 0
    ? { source: source || 'unspec', key, value: '' }
    : {
        source: source || 'unspec',
        key: key.slice(0, equals),
        value: key.slice(equals + 1),
      };
}

/** The label as Cilium writes it. */
export function formatLabel({ source, key, value }: Label): string {
  return value === '' ? `${source}:${key}` : `${source}:${key}=${value}`;
}
