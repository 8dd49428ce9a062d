import { Project, SyncWindow } from '../objects/project';
import { ApplicationSummary } from '../projection/applicationSummary';
import { defined } from '../values/read';
import { matchesGlob } from './globs';
import {
  readWindow,
  WindowClock,
  windowState,
  WindowState,
} from './windowState';

/**
 * What the sync windows of a project mean for one Application.
 *
 * @public
 */
export interface SyncPermission {
  /** The windows that concern it, in the project's order. */
  windows: { window: SyncWindow; state: WindowState }[];
  /** Whether Argo CD may sync by itself now. */
  automated: boolean;
  /** Whether a person may sync now. */
  manual: boolean;
  /** Set where a window cannot be read: Argo CD then lets nobody sync. */
  broken?: {
    schedule: string;
    duration: string;
    field: 'schedule' | 'duration';
  };
  /** When syncs by Argo CD itself are let through again, or no more; ISO 8601. Unset where that never changes. */
  automatedChangesAt?: string;
  /** The same for syncs by people. */
  manualChangesAt?: string;
}

/* Half a year of a window that opens and closes each day is more than anybody waits for. */
const maximumChanges = 400;

/**
 * The windows of a project that concern an Application. Source: Argo CD's `SyncWindows.Matches`.
 *
 * @public
 */
export function windowsOf(
  application: Pick<
    ApplicationSummary,
    'name' | 'cluster' | 'server' | 'destinationNamespace'
  >,
  windows: readonly SyncWindow[],
): SyncWindow[] {
  const { name, cluster, server, destinationNamespace } = application;
  return windows.filter(window => {
    const lists: [string[], (string | undefined)[]][] = [
      [window.applications, [name]],
      [window.clusters, [cluster || undefined, server || undefined]],
      // An Application without a namespace is compared as the empty text.
      [window.namespaces, [destinationNamespace ?? '']],
    ];
    const results = lists
      .filter(([patterns]) => patterns.length > 0)
      .map(([patterns, values]) =>
        patterns.some(pattern =>
          values.some(
            value => value !== undefined && matchesGlob(pattern, value),
          ),
        ),
      );
    return window.andOperator
      ? results.length > 0 && results.every(Boolean)
      : results.some(Boolean);
  });
}

/**
 * Whether the windows of its project let an Application sync now, by itself and by hand, and when that changes.
 *
 * Source: Argo CD's `SyncWindows.CanSync`: an open `deny` window refuses, and so do `allow` windows none of which is open;
 * each lets people through where all that refuse say `manualSync`. Where there is no project, nothing refuses.
 *
 * @public
 */
export function syncPermission(options: {
  application: ApplicationSummary;
  project?: Project;
  now: Date;
}): SyncPermission {
  const { application, project, now } = options;
  const windows = windowsOf(application, project?.windows ?? []);
  const shown = windows.map(window => ({
    window,
    state: windowState(window, now),
  }));
  const clocks: WindowClock[] = [];
  for (const window of windows) {
    const clock = readWindow(window);
    if (typeof clock === 'string') {
      return {
        windows: shown,
        automated: false,
        manual: false,
        broken: {
          schedule: window.schedule,
          duration: window.duration,
          field: clock,
        },
      };
    }
    clocks.push(clock);
  }
  const moment = now.getTime();
  return defined({
    windows: shown,
    automated: canSync(clocks, moment, false),
    manual: canSync(clocks, moment, true),
    automatedChangesAt: nextChange(clocks, moment, false),
    manualChangesAt: nextChange(clocks, moment, true),
  });
}

function canSync(
  clocks: readonly WindowClock[],
  moment: number,
  manual: boolean,
): boolean {
  const open = clocks.filter(clock => clock.isOpen(moment));
  const denials = open.filter(({ window }) => window.kind === 'deny');
  if (denials.length > 0) {
    return manual && denials.every(({ window }) => window.manualSync);
  }
  const allowances = clocks.filter(({ window }) => window.kind === 'allow');
  if (
    allowances.length === 0 ||
    open.some(({ window }) => window.kind === 'allow')
  ) {
    return true;
  }
  return manual && allowances.every(({ window }) => window.manualSync);
}

/** The first change of a window at which the answer is another one. */
function nextChange(
  clocks: readonly WindowClock[],
  moment: number,
  manual: boolean,
): string | undefined {
  const answer = canSync(clocks, moment, manual);
  const changes = clocks.map(clock => clock.nextChange(moment));
  for (let count = 0; count < maximumChanges; count += 1) {
    const next = Math.min(
      ...changes.filter((change): change is number => change !== undefined),
    );
    if (!Number.isFinite(next)) {
      return undefined;
    }
    // At the very moment of a change Argo CD still reads the state before it.
    const at = next + 1;
    if (canSync(clocks, at, manual) !== answer) {
      return new Date(next).toISOString();
    }
    clocks.forEach((clock, index) => {
      if ((changes[index] ?? Infinity) <= next) {
        changes[index] = clock.nextChange(at);
      }
    });
  }
  return undefined;
}
