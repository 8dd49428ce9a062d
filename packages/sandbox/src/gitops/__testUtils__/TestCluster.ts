import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Cluster, createCluster } from '../../kubernetes';
import { ClusterClient, KubernetesObject } from '../../kubernetes/types';
import { numberAt } from '../objects';

/** A cluster of the sandbox that can be made to fail, to refuse objects, and to let rollouts wait. */
export class TestCluster {
  readonly client: ClusterClient;
  /** Whether a Deployment is available as soon as it is applied. */
  healthyRollouts = true;
  /** Throws what an admission webhook would refuse an object with. */
  admit: (object: KubernetesObject) => void = () => {};
  /** Counts the changes of all objects. */
  writes = 0;
  readonly #cluster: Cluster;
  readonly #directory: string;
  #failure: string | undefined;

  private constructor(cluster: Cluster, directory: string) {
    this.#cluster = cluster;
    this.#directory = directory;
    this.client = this.#guarded(cluster.client);
    cluster.client.watch(({ type, object }) => {
      this.writes += 1;
      if (object.kind === 'Deployment' && type !== 'DELETED') {
        this.#rollOut(object);
      }
    });
  }

  static async create(name: string, now: () => Date): Promise<TestCluster> {
    const directory = mkdtempSync(join(tmpdir(), 'socle-gitops-cluster-'));
    const cluster = await createCluster({
      name,
      stateDirectory: directory,
      identities: [],
      logger: mockServices.logger.mock(),
      now,
    });
    return new TestCluster(cluster, directory);
  }

  /** Every call throws this, until it is called without. */
  failWith(message: string | undefined): void {
    this.#failure = message;
  }

  async idle(): Promise<void> {
    await this.#cluster.idle();
  }

  async stop(): Promise<void> {
    await this.#cluster.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #rollOut(object: KubernetesObject): void {
    const { generation } = object.metadata;
    if (numberAt(object, 'status', 'observedGeneration') === generation) {
      return;
    }
    const replicas = numberAt(object, 'spec', 'replicas');
    this.#cluster.client.updateStatus({
      ...object,
      status: {
        observedGeneration: generation,
        replicas,
        updatedReplicas: replicas,
        availableReplicas: this.healthyRollouts ? replicas : 0,
      },
    });
  }

  #guarded(client: ClusterClient): ClusterClient {
    const check = () => {
      if (this.#failure) {
        throw new Error(this.#failure);
      }
    };
    const guard =
      <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
      (...args: Args) => {
        check();
        return call(...args);
      };
    return {
      name: client.name,
      kind: guard(options => client.kind(options)),
      get: guard(reference => client.get(reference)),
      list: guard(options => client.list(options)),
      create: guard(object => client.create(object)),
      update: guard(object => client.update(object)),
      updateStatus: guard(object => client.updateStatus(object)),
      apply: guard((object, options) => {
        this.admit(object);
        return client.apply(object, options);
      }),
      delete: guard((reference, options) => client.delete(reference, options)),
      watch: guard(listener => client.watch(listener)),
    };
  }
}
