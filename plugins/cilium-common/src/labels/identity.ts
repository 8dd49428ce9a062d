import { formatLabel, Label, LabelKey } from './label';
import { contains, Prefix } from './prefix';

/**
 * Who one end of a connection is to Cilium: its labels, and for what is outside of the cluster its address and the names
 * that were resolved to it.
 *
 * What is not known of it is said, so that nobody takes it for absent.
 *
 * @public
 */
export interface Identity {
  /** By key: Cilium keeps one label of each, whatever its source (`labels.Labels`). */
  labels: ReadonlyMap<string, Label>;
  /** Its address, or the network that stands for it. */
  prefix?: Prefix;
  /** DNS names that were resolved to it, in lower case, with their final dot. */
  names?: readonly string[];
  /** What nobody told. */
  unknown: readonly UnknownPart[];
}

/**
 * What may be missing of an identity. `entity` is one that nobody knows.
 *
 * @public
 */
export type UnknownPart = 'labels' | 'address' | 'names' | 'groups' | 'entity';

/** The value of the label that a key asks for; undefined where there is none (`LabelArray.LookupLabel`). */
export function lookup(
  identity: Identity,
  { source, key }: LabelKey,
): string | undefined {
  const label = identity.labels.get(key);
  return label && (source === 'any' || source === label.source)
    ? label.value
    : undefined;
}

/** Whether the identity is of a world outside of the cluster, whatever its family (`Labels.HasWorldLabel`). */
export function isWorld({ labels }: Identity): boolean {
  return (
    labels.has('world') || labels.has('world-ipv4') || labels.has('world-ipv6')
  );
}

/** Whether the identity is of a node. */
export function isNode({ labels }: Identity): boolean {
  return labels.has('host') || labels.has('remote-node');
}

/** Whether the identity is exactly the local node's. */
export function isHost({ labels }: Identity): boolean {
  return labels.get('host')?.source === 'reserved';
}

/** Whether the identity's address is within a network; undefined where its address is not known. */
export function isWithin(
  { prefix, unknown }: Identity,
  network: Prefix,
): boolean | undefined {
  if (!prefix) {
    return unknown.includes('address') ? undefined : false;
  }
  return contains(network, prefix);
}

/** What tells one identity from another. */
export function keyOf(identity: Identity): string {
  const { labels, prefix, names, unknown } = identity;
  return JSON.stringify([
    [...labels.values()].map(formatLabel).sort(),
    prefix && [prefix.bits, ...prefix.bytes],
    names,
    unknown,
  ]);
}

/** The namespace of a pod. */
export function namespaceOf({ labels }: Identity): string | undefined {
  const label = labels.get('io.kubernetes.pod.namespace');
  return label?.source === 'k8s' ? label.value : undefined;
}
