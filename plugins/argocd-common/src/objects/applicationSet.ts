import {
  at,
  defined,
  momentAt,
  recordsAt,
  textAt,
  textMapAt,
  textsAt,
} from '../values/read';
import { ApplicationCondition } from './application';

/**
 * An ApplicationSet, as far as views show one.
 *
 * @public
 */
export interface ApplicationSet {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  deletedAt?: string;
  /** The conditions that hold (`True`), with the reason that each gives. */
  conditions: (ApplicationCondition & { reason?: string })[];
  /** The Applications it made. */
  applications: { namespace?: string; name: string }[];
  /** The files of Git that its Applications are made of, where they are: a pin of a revision is written there. */
  files: GeneratorFiles[];
  /** The steps of a progressive sync, where it has one: how far each Application is. */
  rollout: {
    application: string;
    /** From 1, as Argo CD writes it; unset where it stands in no step. */
    step?: number;
    /** `Waiting`, `Pending`, `Progressing`, `Healthy`, or a newer word. */
    status: string;
    message?: string;
    revisions: string[];
  }[];
}

/**
 * Files that a git generator reads.
 *
 * @public
 */
export interface GeneratorFiles {
  /** As Argo CD clones it. */
  repository: string;
  /** The branch; the repository's default branch where it is unset. */
  branch?: string;
  /** Patterns from the root of the repository: `services/*.yaml`. */
  patterns: string[];
}

/**
 * Reads an ApplicationSet from whatever was received. Undefined where it is none, or has no name. Never throws.
 *
 * @public
 */
export function parseApplicationSet(
  value: unknown,
): ApplicationSet | undefined {
  const name = textAt(value, 'metadata', 'name');
  const kind = at(value, 'kind');
  if (!name || (kind !== undefined && kind !== 'ApplicationSet')) {
    return undefined;
  }
  return defined({
    name,
    namespace: textAt(value, 'metadata', 'namespace') ?? '',
    labels: textMapAt(value, 'metadata', 'labels'),
    deletedAt: momentAt(value, 'metadata', 'deletionTimestamp'),
    conditions: recordsAt(value, 'status', 'conditions')
      .filter(condition => at(condition, 'status') === 'True')
      .map(condition =>
        defined({
          type: textAt(condition, 'type') ?? '',
          message: textAt(condition, 'message') ?? '',
          reason: textAt(condition, 'reason'),
          since: momentAt(condition, 'lastTransitionTime'),
        }),
      ),
    applications: recordsAt(value, 'status', 'resources')
      .filter(resource => at(resource, 'kind') === 'Application')
      .flatMap(resource => {
        const application = textAt(resource, 'name');
        return application
          ? defined({
              namespace: textAt(resource, 'namespace'),
              name: application,
            })
          : [];
      }),
    files: filesOf(value, 0),
    rollout: recordsAt(value, 'status', 'applicationStatus').flatMap(entry => {
      const application = textAt(entry, 'application');
      return application
        ? defined({
            application,
            step: stepOf(textAt(entry, 'step')),
            status: textAt(entry, 'status') ?? '',
            message: textAt(entry, 'message'),
            revisions: textsAt(entry, 'targetRevisions'),
          })
        : [];
    }),
  });
}

/* Argo CD nests a matrix or a merge in another one, and no deeper. */
const maximumDepth = 2;

function filesOf(
  value: unknown,
  depth: number,
  generators = recordsAt(value, 'spec', 'generators'),
): GeneratorFiles[] {
  return generators.flatMap(generator => {
    const repository = textAt(generator, 'git', 'repoURL');
    const branch = textAt(generator, 'git', 'revision');
    const patterns = recordsAt(generator, 'git', 'files').flatMap(
      file => textAt(file, 'path') ?? [],
    );
    const own =
      repository && patterns.length > 0
        ? [
            defined({
              repository,
              branch: branch === 'HEAD' ? undefined : branch,
              patterns,
            }),
          ]
        : [];
    const inner = (['matrix', 'merge'] as const).flatMap(kind =>
      depth < maximumDepth
        ? filesOf(value, depth + 1, recordsAt(generator, kind, 'generators'))
        : [],
    );
    return [...own, ...inner];
  });
}

function stepOf(text: string | undefined): number | undefined {
  const step = Number(text ?? '');
  return Number.isInteger(step) && step > 0 ? step : undefined;
}
