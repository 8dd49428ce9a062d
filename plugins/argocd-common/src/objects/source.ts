import { at, defined, isRecord, recordsAt, textAt } from '../values/read';

/**
 * Where manifests come from. What only the renderer needs (values, parameters) is left out.
 *
 * @public
 */
export interface ApplicationSource {
  repository: string;
  /** A branch, a tag, a commit, or a chart's version or range. */
  targetRevision?: string;
  path?: string;
  /** Set where the repository holds Helm charts. */
  chart?: string;
  /** The name under which other sources refer to this one. */
  ref?: string;
  /** The source's own name. */
  name?: string;
}

/**
 * A source that Argo CD renders into Git before it syncs from there (Argo CD's `spec.sourceHydrator`).
 *
 * @public
 */
export interface SourceHydrator {
  /** What is rendered. */
  dry: ApplicationSource;
  /** What is synced. */
  sync: ApplicationSource;
  /** The branch that the rendered manifests go to first, where somebody has to move them on. */
  hydrateTo?: string;
}

/** Reads a source, as it stands in specs, results and histories. */
export function parseSource(value: unknown): ApplicationSource | undefined {
  return isRecord(value) && textAt(value, 'repoURL')
    ? defined({
        repository: textAt(value, 'repoURL') ?? '',
        targetRevision: textAt(value, 'targetRevision'),
        path: textAt(value, 'path'),
        chart: textAt(value, 'chart'),
        ref: textAt(value, 'ref'),
        name: textAt(value, 'name'),
      })
    : undefined;
}

/** `sources` where there are any, else `source`. Source: Argo CD's `ApplicationSpec.GetSources`. */
export function parseSources(value: unknown): ApplicationSource[] {
  const many = recordsAt(value, 'sources').flatMap(
    item => parseSource(item) ?? [],
  );
  return many.length > 0
    ? many
    : [parseSource(at(value, 'source')) ?? []].flat();
}

/** Reads `sourceHydrator` of a spec or an operation. */
export function parseHydrator(value: unknown): SourceHydrator | undefined {
  const dry = parseSource(at(value, 'drySource'));
  const sync = at(value, 'syncSource');
  if (!dry || !isRecord(sync)) {
    return undefined;
  }
  return defined({
    dry,
    sync: defined({
      repository: textAt(sync, 'repoURL') ?? dry.repository,
      targetRevision: textAt(sync, 'targetBranch'),
      path: textAt(sync, 'path'),
    }),
    hydrateTo: textAt(value, 'hydrateTo', 'targetBranch'),
  });
}
