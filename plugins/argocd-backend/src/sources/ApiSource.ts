import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Application,
  applicationKey,
  ApplicationSet,
  parseProject,
  Project,
  sharedTexts,
} from '@socle/plugin-argocd-common';
import { Status } from '@socle/plugin-platform-common';
import { ArgoFeed } from '../clients/ArgoApi';
import { toArgoError } from '../clients/ArgoError';
import { InstanceConfig } from '../config';
import { ApplicationChange, ApplicationStore } from './ApplicationStore';
import { KeptApplication, keepApplication, wholeOf } from './keptApplication';
import { serves } from './serves';
import { pause } from './pause';
import { InstanceSource, SourceChange } from './types';

/** In milliseconds. */
export interface ApiSourceTiming {
  /** How long a stream is followed before everything is listed again: it may have dropped events. */
  relist: number;
  /** The pause after the first failure, and the longest. */
  firstPause: number;
  longestPause: number;
  /** How long changes are gathered. */
  gather: number;
}

export const defaultApiTiming: ApiSourceTiming = {
  relist: 60_000,
  firstPause: 1_000,
  longestPause: 30_000,
  gather: 50,
};

export interface ApiSourceOptions {
  instance: InstanceConfig;
  feed: ArgoFeed;
  logger: LoggerService;
  timing: ApiSourceTiming;
  random: () => number;
  now: () => Date;
}

/**
 * The Applications of an Argo CD whose cluster cannot be watched, from its API: a list, then the stream, then a list again,
 * as the stream drops events when it is slow, and replays none.
 */
export class ApiSource implements InstanceSource {
  readonly kind = 'api';
  readonly applications = new ApplicationStore();
  readonly #options: ApiSourceOptions;
  readonly #share = sharedTexts();
  readonly #projects = new Map<string, Project>();
  readonly #listeners = new Set<(change: SourceChange) => void>();
  readonly #waiting = new Set<() => void>();
  readonly #ending = new AbortController();
  readonly #createdAt: Date;
  #observedAt: Date | undefined;
  #failure: { message: string; since: Date } | undefined;
  /** Events that are not taken in yet, the last of each Application. */
  readonly #events = new Map<
    string,
    { kept: KeptApplication; isGone: boolean }
  >();
  #gathering: NodeJS.Timeout | undefined;

  static start(options: ApiSourceOptions): ApiSource {
    const source = new ApiSource(options);
    source.#run().catch(error => {
      if (!source.#ending.signal.aborted) {
        options.logger.error(
          `Argo CD ${options.instance.name} is no longer followed`,
          toArgoError(options.instance.name, error),
        );
      }
    });
    return source;
  }

  private constructor(options: ApiSourceOptions) {
    this.#options = options;
    this.#createdAt = options.now();
  }

  whole(namespace: string, name: string): Application | undefined {
    const kept = this.applications.get(namespace, name);
    return kept && wholeOf(kept);
  }

  project(name: string): Project | undefined {
    return this.#projects.get(name);
  }

  /** Argo CD's list of them needs rights that a token of this kind does not have. */
  applicationSets(): readonly ApplicationSet[] {
    return [];
  }

  status(): Status {
    const { name } = this.#options.instance;
    if (this.#failure) {
      const { message, since } = this.#failure;
      return {
        level: 'error',
        reason: message,
        observedAt: (this.#observedAt ?? since).toISOString(),
        ...(this.#observedAt && { staleSince: since.toISOString() }),
      };
    }
    return this.#observedAt
      ? {
          level: 'ok',
          reason: `Argo CD ${name} is followed`,
          observedAt: this.#observedAt.toISOString(),
        }
      : {
          level: 'unknown',
          reason: `Argo CD ${name} has not answered yet`,
          observedAt: this.#createdAt.toISOString(),
        };
  }

  async settled(timeoutMilliseconds: number): Promise<void> {
    if (this.#observedAt || this.#failure) {
      return;
    }
    const answered = new AbortController();
    const end = () => answered.abort();
    this.#waiting.add(end);
    await pause(timeoutMilliseconds, answered.signal);
    this.#waiting.delete(end);
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#listeners.clear();
    clearTimeout(this.#gathering);
    this.#ending.abort();
  }

  async #run(): Promise<void> {
    const { timing, random, instance } = this.#options;
    const { signal } = this.#ending;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const version = await this.#list();
        failures = 0;
        await this.#follow(version);
      } catch (thrown) {
        if (signal.aborted) {
          return;
        }
        const { message } = toArgoError(instance.name, thrown);
        this.#failed(message);
        const milliseconds = Math.min(
          timing.firstPause * 2 ** failures,
          timing.longestPause,
        );
        failures += 1;
        await pause(milliseconds * (0.5 + random() / 2), signal);
      }
    }
  }

  async #list(): Promise<string | undefined> {
    const { feed } = this.#options;
    const { signal } = this.#ending;
    const { items, version } = await feed.list(signal);
    const kept = items.flatMap(item => this.#keep(item) ?? []);
    this.#events.clear();
    this.#changed(this.applications.replace(kept));
    this.#succeeded();
    await this.#listProjects(signal);
    return version;
  }

  /** Their sync windows are worth having, and nothing fails without them. */
  async #listProjects(signal: AbortSignal): Promise<void> {
    try {
      const projects = await this.#options.feed.projects(signal);
      this.#projects.clear();
      for (const project of projects.flatMap(one => parseProject(one) ?? [])) {
        this.#projects.set(project.name, project);
      }
    } catch (error) {
      this.#options.logger.debug(
        `The projects of Argo CD ${this.#options.instance.name} cannot be listed: ${toArgoError(this.#options.instance.name, error).message}`,
      );
    }
  }

  /** Until the next list is due. Throws where the stream breaks before. */
  async #follow(version: string | undefined): Promise<void> {
    const { feed, timing } = this.#options;
    const due = new AbortController();
    const timer = setTimeout(() => due.abort(), timing.relist).unref();
    const signal = AbortSignal.any([this.#ending.signal, due.signal]);
    try {
      for await (const event of feed.watch({ version, signal })) {
        this.#take(event);
      }
      /* It ended in good order: some proxies cut streams after a while. */
      await pause(timing.firstPause, signal);
    } catch (error) {
      if (!due.signal.aborted) {
        throw error;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  #take(event: unknown): void {
    const { type, application } = Object(event);
    const kept = this.#keep(application);
    if (!kept) {
      return;
    }
    this.#observedAt = this.#options.now();
    this.#events.set(applicationKey(kept.summary), {
      kept,
      isGone: type === 'DELETED',
    });
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#takeIn();
    }, this.#options.timing.gather).unref();
  }

  #keep(value: unknown): KeptApplication | undefined {
    const { instance } = this.#options;
    const { namespace, name } = Object(Object(value).metadata);
    const kept = keepApplication({
      value,
      instance: instance.name,
      share: this.#share,
      before: this.applications.get(String(namespace), String(name)),
    });
    return kept && serves(instance, kept.summary) ? kept : undefined;
  }

  #succeeded(): void {
    const isNews = this.#failure !== undefined || !this.#observedAt;
    this.#failure = undefined;
    this.#observedAt = this.#options.now();
    this.#answered(isNews);
  }

  #failed(message: string): void {
    const isNews = this.#failure?.message !== message;
    this.#failure = {
      message,
      since: this.#failure?.since ?? this.#options.now(),
    };
    this.#answered(isNews);
  }

  #answered(isNews: boolean): void {
    this.#waiting.forEach(resolve => resolve());
    this.#waiting.clear();
    if (isNews) {
      this.#tell({ applications: [], source: true });
    }
  }

  #takeIn(): void {
    const changes = [...this.#events.values()].flatMap(({ kept, isGone }) => {
      const { namespace, name } = kept.summary;
      const change = isGone
        ? this.applications.remove(namespace, name)
        : this.applications.put(kept);
      return change ?? [];
    });
    this.#events.clear();
    this.#changed(changes);
  }

  #changed(applications: readonly ApplicationChange[]): void {
    if (applications.length > 0) {
      this.#tell({ applications, source: false });
    }
  }

  #tell(change: SourceChange): void {
    this.#listeners.forEach(listener => listener(change));
  }
}
