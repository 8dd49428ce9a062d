import { CronTime } from 'cron';
import { matchesGlob } from '../globs';
import { Application, SyncWindow } from '../types';
import { parseDuration } from './durations';

/** The windows of a project that concern an Application. Source: Argo CD's `SyncWindows.Matches`. */
export function windowsOf(
  windows: SyncWindow[] | undefined,
  application: Application,
): SyncWindow[] {
  return (windows ?? []).filter(window => {
    const { destination } = application.spec;
    const lists: [string[] | undefined, string[]][] = [
      [window.applications, [application.metadata.name]],
      [
        window.clusters,
        [destination.name ?? '', destination.server ?? ''].filter(Boolean),
      ],
      [window.namespaces, [destination.namespace ?? '']],
    ];
    const results = lists
      .filter(([patterns]) => patterns && patterns.length > 0)
      .map(([patterns, values]) =>
        values.some(value =>
          (patterns ?? []).some(pattern => matchesGlob(pattern, value)),
        ),
      );
    return window.andOperator
      ? results.length > 0 && results.every(Boolean)
      : results.some(Boolean);
  });
}

/**
 * Whether the windows let an Application sync now. Throws where a schedule, a duration cannot be read.
 * Source: Argo CD's `SyncWindows.CanSync`; an allow window that is not open denies.
 */
export function canSync(options: {
  windows: SyncWindow[];
  now: Date;
  isManual: boolean;
  /** When the running operation began: windows with `syncOverrun` let it end. */
  startedAt?: Date;
}): boolean {
  const { windows, now, isManual, startedAt } = options;
  if (windows.length === 0) {
    return true;
  }
  const isOpen = new Map(
    windows.map(window => [window, isActive(window, now)]),
  );
  const denials = windows.filter(
    window => window.kind === 'deny' && isOpen.get(window),
  );
  const wasAllowed = () =>
    startedAt !== undefined &&
    startedAt.getTime() < now.getTime() &&
    canSync({ windows, now: startedAt, isManual });
  if (denials.length > 0) {
    return (
      (isManual && denials.every(window => window.manualSync)) ||
      (denials.every(window => window.syncOverrun) && wasAllowed())
    );
  }
  const allowances = windows.filter(window => window.kind === 'allow');
  if (
    allowances.some(window => isOpen.get(window)) ||
    allowances.length === 0
  ) {
    return true;
  }
  return (
    (isManual && allowances.every(window => window.manualSync)) ||
    (allowances.every(window => window.syncOverrun) && wasAllowed())
  );
}

/**
 * Whether a window is open: its last start is less than its duration ago, on the wall clock of its time zone with the
 * offset of now. Source: Argo CD's `SyncWindow.active`.
 */
export function isActive(window: SyncWindow, now: Date): boolean {
  const duration = parseDuration(window.duration);
  if (duration === undefined) {
    throw new Error(
      `cannot parse duration '${window.duration}': time: invalid duration "${window.duration}"`,
    );
  }
  const local = now.getTime() + offsetOf(window.timeZone, now);
  return nextStart(window.schedule, local - duration) < local;
}

function nextStart(schedule: string, after: number): number {
  if (schedule.trim().split(/\s+/).length !== 5) {
    throw new Error(
      `cannot parse schedule '${schedule}': expected exactly 5 fields, found ${schedule.trim().split(/\s+/).length}: [${schedule}]`,
    );
  }
  try {
    return new CronTime(schedule, 'UTC')
      .getNextDateFrom(new Date(after), 'UTC')
      .toMillis();
  } catch (error) {
    throw new Error(
      `cannot parse schedule '${schedule}': ${(error as Error).message}`,
    );
  }
}

/** The offset of a time zone in milliseconds; an unknown zone counts as UTC. */
function offsetOf(timeZone: string | undefined, now: Date): number {
  if (!timeZone) {
    return 0;
  }
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(now);
    const value = (type: string) =>
      Number(parts.find(part => part.type === type)?.value);
    const local = Date.UTC(
      value('year'),
      value('month') - 1,
      value('day'),
      value('hour'),
      value('minute'),
      value('second'),
    );
    return local - Math.floor(now.getTime() / 1000) * 1000;
  } catch {
    return 0;
  }
}
