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

/** Knows more of Applications than Argo CD says of them. */
export interface ApplicationAdvisor {
  /** The Application with what is known besides; the same object where that is nothing. */
  with(application: ApplicationSummary): ApplicationSummary;
  onChange(listener: (change: SourceChange) => void): () => void;
  settled(timeoutMilliseconds: number): Promise<void>;
  stop(): void;
}

/** Every Argo CD of the platform, as one. */
export class Instances {
  readonly #instances: ReadonlyMap<string, Instance>;
  readonly #advisor: ApplicationAdvisor | undefined;

  constructor(
    instances: readonly Instance[],
    options: {
      /** Listens to the instances before this does. */
      advisor?: ApplicationAdvisor;
    } = {},
  ) {
    this.#advisor = options.advisor;
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
    await this.#advisor?.settled(timeoutMilliseconds);
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    const ends = [...this.#instances.values()].map(({ source }) =>
      source.onChange(change =>
        listener({
          ...change,
          applications: change.applications.map(({ before, after }) => ({
            ...(before && { before: this.#known(before) }),
            ...(after && { after: this.#known(after) }),
          })),
        }),
      ),
    );
    const end = this.#advisor?.onChange(listener);
    return () => [...ends, end].forEach(one => one?.());
  }

  stop(): void {
    this.#advisor?.stop();
    this.#instances.forEach(({ source }) => source.stop());
  }

  *#each(
    find: (source: InstanceSource) => Iterable<ApplicationSummary>,
  ): Iterable<ApplicationSummary> {
    for (const { source } of this.#instances.values()) {
      for (const application of find(source)) {
        yield this.#known(application);
      }
    }
  }

  #known(application: ApplicationSummary): ApplicationSummary {
    return this.#advisor?.with(application) ?? application;
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
