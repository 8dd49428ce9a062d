import { ClusterClient } from '../../kubernetes/types';

/** A cluster that Argo CD knows and that does not answer: every call throws what Go says of a refused connection. */
export function unreachableClient(
  name: string,
  address: string,
): ClusterClient {
  const { hostname, port } = new URL(address);
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname;
  const refuse = () => {
    throw new Error(
      `failed to get server version: failed to get server version: Get "${address}/version?timeout=32s": dial tcp ${host}:${port}: connect: connection refused`,
    );
  };
  return {
    name,
    kind: refuse,
    get: refuse,
    list: refuse,
    create: refuse,
    update: refuse,
    updateStatus: refuse,
    apply: refuse,
    delete: refuse,
    watch: refuse,
  };
}
