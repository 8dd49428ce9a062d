import { ApplicationSummary, RevisionInfo } from '@socle/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { ApplicationName } from '../clients/ArgoApi';
import { isOutage, toArgoError } from '../clients/ArgoError';
import { Instance, Instances } from './Instances';
import { readChart, readCommit } from './readRevision';

/** One revision of one source of an Application. */
export interface RevisionQuestion {
  application: Pick<
    ApplicationSummary,
    'instance' | 'namespace' | 'name' | 'project'
  >;
  revision: string;
  /** The source's number among those of the Application, from 0. */
  index: number;
  repository: string;
  kind: 'commit' | 'chart';
  /** The deployment's, where it is one of the past. */
  id?: number;
}

const maximumKept = 20_000;
/* What Argo CD did not know may be known after a fetch; and nobody asks again and again for what is not there. */
const unknownMilliseconds = 60_000;

/**
 * What revisions are: author, date, subject. Argo CD makes each of a repository, which is dear, and so each is asked for
 * once: a commit does not change.
 */
export class Commits {
  readonly #instances: Instances;
  readonly #known = new LRUCache<string, { info: RevisionInfo | null }>({
    max: maximumKept,
  });
  readonly #asked = new Map<string, Promise<RevisionInfo | null>>();

  constructor(options: { instances: Instances }) {
    this.#instances = options.instances;
  }

  /** What is known by now; undefined where nobody asked yet, null where Argo CD does not know. */
  peek(question: RevisionQuestion): RevisionInfo | null | undefined {
    return this.#known.get(keyOf(question))?.info;
  }

  /** Whether there is anybody to ask. */
  canAsk({ application }: RevisionQuestion): boolean {
    return (
      this.#instances
        .get(application.instance)
        ?.api?.canRead(application.project) ?? false
    );
  }

  /** Null where Argo CD does not know it. Throws `ArgoError` where it cannot be asked. */
  async get(question: RevisionQuestion): Promise<RevisionInfo | null> {
    const key = keyOf(question);
    const known = this.#known.get(key);
    if (known) {
      return known.info;
    }
    const asked =
      this.#asked.get(key) ??
      this.#ask(question, key).finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return await asked;
  }

  async #ask(
    question: RevisionQuestion,
    key: string,
  ): Promise<RevisionInfo | null> {
    const instance = this.#instances.get(question.application.instance);
    if (!instance?.api) {
      return null;
    }
    try {
      const info = await ask(instance.api, question);
      this.#known.set(key, { info });
      return info;
    } catch (thrown) {
      const error = toArgoError(instance.config.name, thrown);
      if (isOutage(error)) {
        throw error;
      }
      this.#known.set(key, { info: null }, { ttl: unknownMilliseconds });
      return null;
    }
  }
}

async function ask(
  api: NonNullable<Instance['api']>,
  { application, kind, revision, index, id }: RevisionQuestion,
): Promise<RevisionInfo> {
  const name: ApplicationName = application;
  const of = { revision, index, ...(id !== undefined && { id }) };
  return kind === 'chart'
    ? readChart(await api.chart(name, of))
    : readCommit(await api.revision(name, of));
}

/* The project is part of it: what one may read of a repository, another may not. */
function keyOf({
  application,
  repository,
  revision,
}: RevisionQuestion): string {
  const { instance, project } = application;
  return JSON.stringify([instance, project, repository, revision]);
}
