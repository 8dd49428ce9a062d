import { messageOf } from '../objects';
import { ApplicationDestination } from '../types';
import { ClusterState } from './ClusterState';

/** The name and the address of the cluster that Argo CD itself runs on. */
export const inCluster = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
};

/** The clusters that Applications may name. */
export class Destinations {
  readonly #clusters: ClusterState[];

  constructor(clusters: ClusterState[]) {
    this.#clusters = clusters;
  }

  get clusters(): readonly ClusterState[] {
    return this.#clusters;
  }

  /** Throws in the words of Argo CD's `GetDestinationCluster`. */
  resolve(destination: ApplicationDestination | undefined): ClusterState {
    const { name, server } = destination ?? {};
    if (name && server) {
      throw new Error(
        `application destination can't have both name and server defined: ${name} ${server}`,
      );
    }
    if (server) {
      const address = server.replace(/\/+$/, '');
      const found = this.#clusters.find(
        cluster => cluster.identity.server === address,
      );
      if (!found) {
        throw new Error(
          `error getting cluster by server "${server}": rpc error: code = NotFound desc = cluster "${address}" not found`,
        );
      }
      return found;
    }
    if (name) {
      const found = this.#clusters.find(
        cluster => cluster.identity.name === name,
      );
      if (!found) {
        throw new Error(`there are no clusters with this name: ${name}`);
      }
      return found;
    }
    throw new Error('Destination server missing from app spec');
  }

  /** The cluster, or why there is none. */
  find(destination: ApplicationDestination | undefined): ClusterState | Error {
    try {
      return this.resolve(destination);
    } catch (error) {
      return error instanceof Error ? error : new Error(messageOf(error));
    }
  }
}
