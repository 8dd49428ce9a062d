import { ClusterClient } from './kubernetes/types';

/** A cluster that is known by name and answers nobody, as the sandbox's controllers meet it. */
export function deadCluster(name: string, address: string): ClusterClient {
  const refuse = () => {
    throw new Error(
      `Get "${address}/version?timeout=32s": dial tcp: connect: connection refused`,
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
    watch: () => () => {},
  };
}
