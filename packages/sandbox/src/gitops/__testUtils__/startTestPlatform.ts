import { mockServices } from '@backstage/backend-test-utils';
import { KubernetesObject } from '../../kubernetes/types';
import {
  GitOpsController,
  GitOpsDelays,
  GitOpsKnowledge,
  startGitOpsController,
} from '../startGitOpsController';
import {
  Application,
  ApplicationSpec,
  ApplicationStatus,
  SyncWindow,
  argoApiVersion,
  asApplication,
  asObject,
} from '../types';
import { TestCluster } from './TestCluster';
import { TestRepositories } from './TestRepositories';

/** A control plane, a second cluster, git, and the controller over them. */
export class TestPlatform {
  readonly repositories = new TestRepositories();
  readonly nonprod: TestCluster;
  readonly prod: TestCluster;
  readonly #clock: { now: Date };
  #controller: GitOpsController | undefined;

  private constructor(
    clock: { now: Date },
    nonprod: TestCluster,
    prod: TestCluster,
  ) {
    this.#clock = clock;
    this.nonprod = nonprod;
    this.prod = prod;
    for (const { client } of [this.nonprod, this.prod]) {
      client.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'argocd' },
      });
    }
    this.addProject('default', {});
  }

  static async create(): Promise<TestPlatform> {
    const clock = { now: new Date('2026-03-02T09:13:00Z') };
    return new TestPlatform(
      clock,
      await TestCluster.create('paris-nonprod', () => clock.now),
      await TestCluster.create('paris-prod', () => clock.now),
    );
  }

  /** The clock of the controller and the clusters, which stands still until it is moved. */
  get now(): Date {
    return this.#clock.now;
  }

  set now(time: Date) {
    this.#clock.now = time;
  }

  /** What the running controller knows. */
  get knowledge(): GitOpsKnowledge {
    if (!this.#controller) {
      throw new Error('The controller is not started');
    }
    return this.#controller;
  }

  /** Starts the controller. It looks at what was pushed at once, unless the delays say otherwise. */
  async start(delays: GitOpsDelays = {}): Promise<void> {
    this.#controller = await startGitOpsController({
      clusters: new Map([
        ['paris-nonprod', this.nonprod.client],
        ['paris-prod', this.prod.client],
      ]),
      controlPlane: 'paris-nonprod',
      namespace: 'argocd',
      repositories: this.repositories,
      logger: mockServices.logger.mock(),
      addresses: {
        'paris-prod': 'http://localhost:7019',
        legacy: 'http://localhost:7020',
      },
      now: () => this.now,
      delays: { wave: 0, generate: 0, ...delays },
    });
    await this.settle();
  }

  /** Stops the controller, lets something happen meanwhile, and starts another. */
  async restart(meanwhile: () => void): Promise<void> {
    await this.#controller?.stop();
    meanwhile();
    await this.start();
  }

  /** Resolves when neither the controller nor the clusters have anything left to do. */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.nonprod.writes;) {
      before = this.nonprod.writes;
      await this.#controller?.idle();
      await this.nonprod.idle();
      await this.prod.idle();
    }
  }

  async stop(): Promise<void> {
    await this.#controller?.stop();
    await this.nonprod.stop();
    await this.prod.stop();
    this.repositories.remove();
  }

  addProject(
    name: string,
    spec: { syncWindows?: SyncWindow[]; [field: string]: unknown },
  ): void {
    this.nonprod.client.create({
      apiVersion: argoApiVersion,
      kind: 'AppProject',
      metadata: { name, namespace: 'argocd' },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        ...spec,
      },
    });
  }

  /** An automated Application of the default project, unless the spec says otherwise. */
  addApplication(
    name: string,
    source: { repository: string; path: string },
    spec: Partial<ApplicationSpec> = {},
    finalizers: string[] = [],
  ): void {
    this.nonprod.client.create({
      apiVersion: argoApiVersion,
      kind: 'Application',
      metadata: { name, namespace: 'argocd', finalizers },
      spec: {
        project: 'default',
        source: {
          repoURL: this.repositories.url(source.repository),
          targetRevision: 'main',
          path: source.path,
        },
        destination: { name: 'in-cluster', namespace: 'shop' },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
        ...spec,
      },
    });
  }

  addNamespace(name: string): void {
    this.nonprod.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  application(name: string): Application | undefined {
    const found = this.get('Application', name, 'argocd', argoApiVersion);
    return found && asApplication(found);
  }

  status(name: string): ApplicationStatus {
    return this.application(name)?.status ?? {};
  }

  /** `Synced/Healthy` of every Application. */
  summary(): Record<string, string> {
    const found = this.nonprod.client.list({
      apiVersion: argoApiVersion,
      kind: 'Application',
    });
    return Object.fromEntries(
      found.map(object => {
        const { status } = asApplication(object);
        return [
          object.metadata.name,
          `${status?.sync?.status}/${status?.health?.status}`,
        ];
      }),
    );
  }

  get(
    kind: string,
    name: string,
    namespace: string | undefined,
    apiVersion = 'v1',
  ): KubernetesObject | undefined {
    return this.nonprod.client.get({ apiVersion, kind, namespace, name });
  }

  /** Changes an Application as a person with kubectl would. */
  edit(name: string, change: (application: Application) => void): void {
    const application = this.application(name) as Application;
    change(application);
    const { client } = this.nonprod;
    const saved = client.update(asObject(application));
    client.updateStatus({ ...saved, status: application.status });
  }

  annotate(name: string, annotation: string, value: string): void {
    this.edit(name, ({ metadata }) => {
      metadata.annotations = { ...metadata.annotations, [annotation]: value };
    });
  }
}
