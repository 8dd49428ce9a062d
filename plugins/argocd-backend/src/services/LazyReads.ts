import { Application, MissingPart } from '@socle/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { ApplicationName } from '../clients/ArgoApi';
import { toArgoError } from '../clients/ArgoError';
import { HttpArgoApi } from '../clients/HttpArgoApi';
import { FoundApplication } from './FoundApplication';

/** What was read, or why not. */
export type LazyRead<T> =
  | { value: T; missing?: undefined }
  | { value?: undefined; missing: MissingPart };

const maximumKept = 500;

/**
 * What only Argo CD's API tells, asked for when somebody looks. Many who look at the same within two seconds ask once; what
 * has changed since is asked for anew.
 */
export class LazyReads {
  readonly #reads: LRUCache<string, Promise<unknown>>;

  constructor(options: { freshMilliseconds: number }) {
    this.#reads = new LRUCache({
      max: maximumKept,
      ttl: options.freshMilliseconds,
    });
  }

  /** Never throws: what cannot be read is told of. */
  async read<T>(options: {
    found: FoundApplication;
    part: MissingPart['part'];
    ask: (api: HttpArgoApi, application: ApplicationName) => Promise<T>;
  }): Promise<LazyRead<T>> {
    const { found, part, ask } = options;
    const { instance, application } = found;
    const { namespace, name, spec } = application;
    const { api, config } = instance;
    if (!api?.canRead(spec.project)) {
      return {
        missing: {
          part,
          reason: 'no-api',
          message: api
            ? `No token of Argo CD ${config.name} is for project ${spec.project}`
            : `The portal knows no API of Argo CD ${config.name}`,
        },
      };
    }
    const key = JSON.stringify([
      config.name,
      spec.project,
      namespace,
      name,
      part,
      stateOf(application),
    ]);
    try {
      /* Under each key is what its own `ask` gave. */
      const known = this.#reads.get(key) as Promise<T> | undefined;
      const reading =
        known ?? ask(api, { project: spec.project, namespace, name });
      if (!known) {
        this.#reads.set(key, reading);
        reading.catch(() => this.#reads.delete(key));
      }
      return { value: await reading };
    } catch (error) {
      return {
        missing: {
          part,
          reason: 'api-failed',
          message: toArgoError(config.name, error).message,
        },
      };
    }
  }
}

/** What is another after each comparison and operation that came to something else. */
function stateOf({ status, hasOperation }: Application): unknown[] {
  const { sync, health, operation } = status;
  return [
    sync,
    health?.code,
    hasOperation,
    operation?.phase,
    operation?.startedAt,
    operation?.finishedAt,
  ];
}
