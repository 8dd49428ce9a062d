import { Application, HistoryEntry } from '../objects/application';
import { ApplicationSource } from '../objects/source';
import { defined } from '../values/read';
import { imageParts, shortRevision } from '../verdict/version';

/**
 * One deployment of the past, as people read it.
 *
 * @public
 */
export interface Deployment {
  id: number;
  /** One for each source, in their order. */
  sources: DeployedSource[];
  startedAt?: string;
  deployedAt?: string;
  by?: { automated: true } | { username: string };
  /** What it put there, where Argo CD still knows: of the last sync only. */
  images?: string[];
}

/**
 * What one source was deployed at.
 *
 * @public
 */
export interface DeployedSource {
  /** Which of the Application's sources it was, from 0: Argo CD's API tells commits by it. */
  index: number;
  source?: ApplicationSource;
  revision: string;
  /** As people read it: seven characters of a commit, a chart's version. */
  label: string;
  /** Commits have an author and a subject to fetch; charts have a version; anything else has neither. */
  kind: 'commit' | 'chart' | 'other';
  /** The commit that was rendered into this one, for hydrated sources. */
  dryRevision?: string;
}

/**
 * The deployments that Argo CD remembers, the newest first.
 *
 * @public
 */
export function historyOf(application: Application): Deployment[] {
  const { history, operation } = application.status;
  const last = history[history.length - 1];
  const images = [
    ...new Set((operation?.results ?? []).flatMap(result => result.images)),
  ].sort();
  const isLastSync =
    operation?.phase === 'Succeeded' &&
    operation.revisions.join() === last?.revisions.join();
  return [...history].reverse().map(entry =>
    defined({
      id: entry.id,
      sources: sourcesOf(entry, application),
      startedAt: entry.startedAt,
      deployedAt: entry.deployedAt,
      by: initiator(entry),
      images:
        entry === last && isLastSync && images.length > 0 ? images : undefined,
    }),
  );
}

/**
 * One image that another deployment has otherwise.
 *
 * @public
 */
export interface ChangedImage {
  /** Its name without tag and digest. */
  image: string;
  before?: string;
  after?: string;
}

/**
 * What changed between the images of two deployments, by name.
 *
 * @public
 */
export function changedImages(
  before: readonly string[],
  after: readonly string[],
): ChangedImage[] {
  const versions = (images: readonly string[]) => {
    const found = new Map<string, string[]>();
    for (const image of images) {
      const { repository, tag, digest } = imageParts(image);
      const known = found.get(repository) ?? [];
      found.set(repository, [...known, tag ?? digest ?? 'latest']);
    }
    return found;
  };
  const old = versions(before);
  const recent = versions(after);
  const text = (list: string[] | undefined) =>
    list && [...new Set(list)].sort().join(', ');
  return [...new Set([...old.keys(), ...recent.keys()])]
    .sort()
    .map(image =>
      defined({
        image,
        before: text(old.get(image)),
        after: text(recent.get(image)),
      }),
    )
    .filter(change => change.before !== change.after);
}

function sourcesOf(
  entry: HistoryEntry,
  { status }: Application,
): DeployedSource[] {
  const { hydration } = status;
  return entry.revisions.map((revision, index) => {
    const source = entry.sources[index];
    const isCommit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision);
    return defined({
      index,
      source,
      revision,
      label: shortRevision(revision) ?? '–',
      kind: kindOf(source, isCommit),
      dryRevision:
        hydration?.lastHydratedRevision === revision
          ? hydration.lastDryRevision
          : undefined,
    });
  });
}

function kindOf(
  source: ApplicationSource | undefined,
  isCommit: boolean,
): DeployedSource['kind'] {
  if (source?.chart) {
    return 'chart';
  }
  return isCommit ? 'commit' : 'other';
}

function initiator(entry: HistoryEntry): Deployment['by'] {
  if (entry.username) {
    return { username: entry.username };
  }
  return entry.automated ? { automated: true } : undefined;
}
