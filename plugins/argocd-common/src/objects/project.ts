import {
  at,
  defined,
  flagAt,
  recordsAt,
  textAt,
  textsAt,
} from '../values/read';

/**
 * An AppProject, as far as it says when its Applications may sync.
 *
 * @public
 */
export interface Project {
  name: string;
  namespace: string;
  description?: string;
  windows: SyncWindow[];
}

/**
 * A sync window of a project.
 *
 * @public
 */
export interface SyncWindow {
  /** Windows of another kind are left out: Argo CD takes no notice of them. */
  kind: 'allow' | 'deny';
  /** Five fields of cron. */
  schedule: string;
  /** Go's `time.ParseDuration`: `1h30m`. */
  duration: string;
  /** An IANA name; UTC where it is unset or unknown. */
  timeZone?: string;
  /** Globs of names of Applications. */
  applications: string[];
  /** Globs of destinations' namespaces. */
  namespaces: string[];
  /** Globs of destinations' names and addresses. */
  clusters: string[];
  /** Whether a person may sync while the window keeps automated syncs away. */
  manualSync: boolean;
  /** Whether all of the lists must match; otherwise one is enough. */
  andOperator: boolean;
  /** Whether a sync that was begun in time may end. */
  syncOverrun: boolean;
  description?: string;
}

/**
 * Reads an AppProject from whatever was received. Undefined where it is none, or has no name. Never throws.
 *
 * @public
 */
export function parseProject(value: unknown): Project | undefined {
  const name = textAt(value, 'metadata', 'name');
  const kind = at(value, 'kind');
  if (!name || (kind !== undefined && kind !== 'AppProject')) {
    return undefined;
  }
  return defined({
    name,
    namespace: textAt(value, 'metadata', 'namespace') ?? '',
    description: textAt(value, 'spec', 'description'),
    windows: recordsAt(value, 'spec', 'syncWindows').flatMap(parseWindow),
  });
}

function parseWindow(window: unknown): SyncWindow[] {
  const kind = at(window, 'kind');
  if (kind !== 'allow' && kind !== 'deny') {
    return [];
  }
  return [
    defined({
      kind,
      schedule: textAt(window, 'schedule') ?? '',
      duration: textAt(window, 'duration') ?? '',
      timeZone: textAt(window, 'timeZone'),
      applications: textsAt(window, 'applications'),
      namespaces: textsAt(window, 'namespaces'),
      clusters: textsAt(window, 'clusters'),
      manualSync: flagAt(window, 'manualSync'),
      andOperator: flagAt(window, 'andOperator'),
      syncOverrun: flagAt(window, 'syncOverrun'),
      description: textAt(window, 'description'),
    }),
  ];
}
