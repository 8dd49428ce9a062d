import {
  ApplicationIndex,
  ApplicationSummary,
  InstanceStatus,
} from '@socle/plugin-argocd-common';
import { HttpArgoApi } from '../clients/HttpArgoApi';
import { InstanceConfig } from '../config';
import { InstanceSource, SourceChange } from '../sources/types';

/** One Argo CD of the platform. */
export interface Instance {
  config: InstanceConfig;
  source: InstanceSource;
  /** Unset where none is configured. */
  api?: HttpArgoApi;
}

/** Every Argo CD of the platform, as one. */
export class Instances {
  readonly #instances: ReadonlyMap<string, Instance>;

  constructor(instances: readonly Instance[]) {
    this.#instances = new Map(
      instances.map(instance => [instance.config.name, instance]),
    );
  }

  get names(): string[] {
    return [...this.#instances.keys()];
  }

  get(name: string): Instance | undefined {
    return this.#instances.get(name);
  }

  /** All Applications, whichever Argo CD has them. */
  get applications(): ApplicationIndex {
    return this.#index;
  }

  readonly #index: ApplicationIndex = {
    byName: name => this.#each(({ applications }) => applications.byName(name)),
    byProject: project =>
      this.#each(({ applications }) => applications.byProject(project)),
    byDestinationNamespace: namespace =>
      this.#each(({ applications }) =>
        applications.byDestinationNamespace(namespace),
      ),
    byTenantLabel: tenant =>
      this.#each(({ applications }) => applications.byTenantLabel(tenant)),
    all: () => this.#each(({ applications }) => applications.all()),
  };

  /** How each is; those that serve the project, where one is named. */
  statuses(project?: string): InstanceStatus[] {
    return [...this.#instances.values()]
      .filter(
        ({ config }) =>
          project === undefined ||
          !config.projects ||
          config.projects.includes(project),
      )
      .map(statusOf);
  }

  /** Resolves when each gave a first answer, and at the latest after that time. */
  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      [...this.#instances.values()].map(({ source }) =>
        source.settled(timeoutMilliseconds),
      ),
    );
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    const ends = [...this.#instances.values()].map(({ source }) =>
      source.onChange(listener),
    );
    return () => ends.forEach(end => end());
  }

  stop(): void {
    this.#instances.forEach(({ source }) => source.stop());
  }

  *#each(
    find: (source: InstanceSource) => Iterable<ApplicationSummary>,
  ): Iterable<ApplicationSummary> {
    for (const { source } of this.#instances.values()) {
      yield* find(source);
    }
  }
}

/** How one is to be reached. */
export function statusOf({ config, source, api }: Instance): InstanceStatus {
  const { name, title, externalUrl } = config;
  const apiStatus = api?.status();
  return {
    name,
    ...(title && { title }),
    ...(externalUrl && { url: externalUrl }),
    source: source.kind,
    status: source.status(),
    ...(apiStatus && { api: apiStatus }),
  };
}
