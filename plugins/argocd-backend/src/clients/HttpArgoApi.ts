import {
  DeliveryActionName,
  deliveryActionNames,
} from '@socle/plugin-argocd-common';
import { Status } from '@socle/plugin-platform-common';
import { ApiConfig } from '../config';
import {
  ApplicationName,
  ArgoActor,
  ArgoApiStatus,
  ArgoFeed,
  ArgoReader,
  SyncOptions,
} from './ArgoApi';
import { ArgoConnection, ArgoRequest } from './ArgoConnection';
import { ArgoError } from './ArgoError';
import { readLines } from './readBody';

const bulk = { milliseconds: 120_000, maximumBytes: 512 * 1024 * 1024 };
const maximumLine = 16 * 1024 * 1024;

/** Argo CD's API over HTTP. Source: argo-cd 3.5, `server/application/application.proto`. */
export class HttpArgoApi
  implements ArgoReader, ArgoActor, ArgoFeed, ArgoApiStatus
{
  readonly #connection: ArgoConnection;
  readonly #config: ApiConfig;

  constructor(options: { connection: ArgoConnection; config: ApiConfig }) {
    this.#connection = options.connection;
    this.#config = options.config;
  }

  status(): Status | undefined {
    return this.#connection.status();
  }

  /** Whether there is a token that may read that project. */
  canRead(project: string): boolean {
    return (
      (this.#config.token ?? this.#actingToken(project, 'sync')) !== undefined
    );
  }

  /** Whether there is a token that is meant for that action in that project; for any action where none is named. */
  canAct(project: string, action?: DeliveryActionName): boolean {
    const actions = action ? [action] : deliveryActionNames;
    return actions.some(one => this.#actingToken(project, one) !== undefined);
  }

  async tree(application: ApplicationName): Promise<unknown> {
    return await this.#read(application, ['resource-tree']);
  }

  async managedResources(application: ApplicationName): Promise<unknown[]> {
    return itemsOf(await this.#read(application, ['managed-resources']));
  }

  async revision(
    application: ApplicationName,
    of: { revision: string; index: number; id?: number },
  ): Promise<unknown> {
    return await this.#revision(application, of, 'metadata');
  }

  async chart(
    application: ApplicationName,
    of: { revision: string; index: number; id?: number },
  ): Promise<unknown> {
    return await this.#revision(application, of, 'chartdetails');
  }

  async events(application: ApplicationName): Promise<unknown[]> {
    return itemsOf(await this.#read(application, ['events']));
  }

  async links(application: ApplicationName): Promise<unknown[]> {
    const { project, namespace, name } = application;
    return itemsOf(
      await this.#connection.json({
        method: 'GET',
        path: ['applications', name, 'links'],
        query: { namespace, project },
        token: this.#readingToken(project),
      }),
    );
  }

  async sync(
    application: ApplicationName,
    options: SyncOptions,
  ): Promise<void> {
    const {
      dryRun,
      prune,
      force,
      revision,
      resources,
      options: items,
    } = options;
    await this.#act(application, 'sync', 'POST', ['sync'], {
      dryRun,
      prune,
      ...(revision && { revision }),
      ...(resources && { resources }),
      ...(force && { strategy: { hook: { force: true } } }),
      ...(items.length > 0 && { syncOptions: { items } }),
    });
  }

  async refresh(
    application: ApplicationName,
    kind: 'normal' | 'hard',
  ): Promise<void> {
    const { project, namespace, name } = application;
    await this.#connection.json({
      method: 'GET',
      path: ['applications', name],
      query: { refresh: kind, appNamespace: namespace, project },
      token: this.#tokenToAct(
        project,
        kind === 'hard' ? 'hardRefresh' : 'refresh',
      ),
    });
  }

  async terminate(application: ApplicationName): Promise<void> {
    await this.#act(application, 'terminate', 'DELETE', ['operation']);
  }

  async rollback(
    application: ApplicationName,
    options: { id: number; dryRun: boolean; prune: boolean },
  ): Promise<void> {
    await this.#act(application, 'rollback', 'POST', ['rollback'], options);
  }

  async approveDeletion(application: ApplicationName, at: Date): Promise<void> {
    const annotations = {
      'argocd.argoproj.io/deletion-approved': at.toISOString(),
    };
    await this.#act(application, 'confirmPrune', 'PATCH', [], {
      patchType: 'merge',
      patch: JSON.stringify({ metadata: { annotations } }),
    });
  }

  async list(
    signal: AbortSignal,
  ): Promise<{ items: unknown[]; version?: string }> {
    const list = await this.#connection.bulk(
      this.#feed(['applications'], signal),
      bulk,
    );
    const version = field(field(list, 'metadata'), 'resourceVersion');
    return {
      items: itemsOf(list),
      ...(typeof version === 'string' && { version }),
    };
  }

  async projects(signal: AbortSignal): Promise<unknown[]> {
    return itemsOf(
      await this.#connection.bulk(this.#feed(['projects'], signal), bulk),
    );
  }

  async *watch(options: {
    version?: string;
    signal: AbortSignal;
  }): AsyncGenerator<unknown, void, undefined> {
    const response = await this.#connection.stream({
      ...this.#feed(['stream', 'applications'], options.signal),
      query: { resourceVersion: options.version },
    });
    const { instance } = this.#connection;
    for await (const line of readLines({ instance, response, maximumLine })) {
      const result = field(line, 'result');
      if (result === undefined) {
        throw new ArgoError({
          code: 'failed',
          message: `The API of Argo CD ${instance} ended its stream`,
        });
      }
      yield result;
    }
  }

  async #read(
    { project, namespace, name }: ApplicationName,
    path: string[],
    query: Record<string, string | undefined> = {},
  ): Promise<unknown> {
    return await this.#connection.json({
      method: 'GET',
      path: ['applications', name, ...path],
      query: { ...query, appNamespace: namespace, project },
      token: this.#readingToken(project),
    });
  }

  async #revision(
    application: ApplicationName,
    of: { revision: string; index: number; id?: number },
    kind: 'metadata' | 'chartdetails',
  ): Promise<unknown> {
    const query = {
      sourceIndex: String(of.index),
      ...(of.id !== undefined && { versionId: String(of.id) }),
    };
    return await this.#read(
      application,
      ['revisions', of.revision, kind],
      query,
    );
  }

  async #act(
    { project, namespace, name }: ApplicationName,
    action: DeliveryActionName,
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string[],
    body?: object,
  ): Promise<void> {
    const place = { appNamespace: namespace, project };
    await this.#connection.json({
      method,
      path: ['applications', name, ...path],
      token: this.#tokenToAct(project, action),
      ...(body ? { body: { name, ...place, ...body } } : { query: place }),
    });
  }

  #feed(path: string[], signal: AbortSignal): ArgoRequest {
    return { method: 'GET', path, signal, token: this.#config.token ?? '' };
  }

  #actingToken(
    project: string,
    action: DeliveryActionName,
  ): string | undefined {
    const tokens = this.#config.projectTokens.filter(({ actions }) =>
      actions.includes(action),
    );
    return (
      tokens.find(({ projects }) => projects.includes(project)) ??
      tokens.find(({ projects }) => projects.includes('*'))
    )?.token;
  }

  #tokenToAct(project: string, action: DeliveryActionName): string {
    const token = this.#actingToken(project, action);
    if (!token) {
      throw this.#noToken(project);
    }
    return token;
  }

  #readingToken(project: string): string {
    const token = this.#config.token ?? this.#actingToken(project, 'sync');
    if (!token) {
      throw this.#noToken(project);
    }
    return token;
  }

  #noToken(project: string): ArgoError {
    return new ArgoError({
      code: 'forbidden',
      message: `No token of Argo CD ${this.#connection.instance} is for project ${project}; add one to argocd.instances`,
    });
  }
}

function itemsOf(value: unknown): unknown[] {
  const items = field(value, 'items');
  return Array.isArray(items) ? items : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
