/** The labels of what Cilium knows by name (`pkg/identity/numericidentity.go`). */
const reservedLabels = new Map<string, readonly string[]>([
  ['host', ['host']],
  ['world', ['world']],
  ['world-ipv4', ['world-ipv4']],
  ['world-ipv6', ['world-ipv6']],
  ['unmanaged', ['unmanaged']],
  ['health', ['health']],
  ['init', ['init']],
  ['remote-node', ['remote-node']],
  ['kube-apiserver', ['kube-apiserver', 'remote-node']],
  ['ingress', ['ingress']],
]);

/** The reserved labels of an identity that has a name; undefined where none has that name. */
export function reservedLabelsOf(name: string): readonly string[] | undefined {
  return reservedLabels.get(name);
}

/** Names that an end of a connection may have. */
export const reservedNames: readonly string[] = [...reservedLabels.keys()];
