import { SyncWindow } from '../objects/project';
import { defined } from '../values/read';
import { parseDuration } from './duration';
import { parseSchedule, Schedule } from './schedule';
import { isTimeZone, momentOfWall, ZoneOffset, zoneOffset } from './zone';

/**
 * How a sync window is at a moment.
 *
 * @public
 */
export type WindowState =
  | {
      readable: true;
      open: boolean;
      /** When it opens next, or again; ISO 8601. Unset where it never does. */
      opensAt?: string;
      /** When it closes next: of what is open now, else of the next opening. Unset where it is open without an end. */
      closesAt?: string;
      /** Its zone is unknown and counts as UTC. */
      unknownZone?: true;
    }
  /** Argo CD cannot read it either, and then lets no Application sync that it is meant for. */
  | { readable: false; field: 'schedule' | 'duration' };

/** A window that was read: its clock. */
export interface WindowClock {
  window: SyncWindow;
  isOpen(moment: number): boolean;
  /** The first moment after another at which it opens, or closes. */
  nextChange(moment: number): number | undefined;
}

/* Starts that are looked at for an end of what is open: a window that opens each minute for an hour has none. */
const maximumStarts = 500;

/** Reads a window's schedule, duration and zone; the field that cannot be read, otherwise. */
export function readWindow(
  window: SyncWindow,
): WindowClock | 'schedule' | 'duration' {
  const schedule = parseSchedule(window.schedule);
  if (!schedule) {
    return 'schedule';
  }
  const duration = parseDuration(window.duration);
  if (duration === undefined) {
    return 'duration';
  }
  const offset = zoneOffset(window.timeZone);
  return {
    window,
    isOpen: moment => isOpenAt(moment, schedule, duration, offset),
    nextChange: moment => nextChange(moment, schedule, duration, offset),
  };
}

/**
 * Source: Argo CD's `SyncWindow.active`: it looks for the first start after the time on the wall less the duration, and the
 * window is open where that lies before the time on the wall. A schedule that never comes, such as 30 February, is found
 * nowhere in five years, which reads as "before": such a window is always open.
 */
function isOpenAt(
  moment: number,
  schedule: Schedule,
  duration: number,
  offset: ZoneOffset,
): boolean {
  const wall = moment + offset(moment);
  const start = startAfter(schedule, wall - duration);
  return start === undefined || start < wall;
}

/** The next start, within the five years or so that Argo CD looks ahead. */
function startAfter(schedule: Schedule, wall: number): number | undefined {
  const start = schedule(wall);
  const lastYear = new Date(wall).getUTCFullYear() + 5;
  return start !== undefined && new Date(start).getUTCFullYear() <= lastYear
    ? start
    : undefined;
}

function nextChange(
  moment: number,
  schedule: Schedule,
  duration: number,
  offset: ZoneOffset,
): number | undefined {
  const wall = moment + offset(moment);
  const start = startAfter(schedule, wall - duration);
  if (start === undefined) {
    return undefined;
  }
  if (start >= wall) {
    return momentOfWall(start, offset, moment);
  }
  let end = start + duration;
  let last = start;
  for (let count = 0; count < maximumStarts; count += 1) {
    const next = startAfter(schedule, last);
    if (next === undefined || next > end) {
      return momentOfWall(end, offset, moment);
    }
    last = next;
    end = next + duration;
  }
  return undefined;
}

/**
 * Whether a window is open at `now`, and when that changes. A window begins and ends on the wall clock of its zone.
 *
 * @public
 */
export function windowState(window: SyncWindow, now: Date): WindowState {
  const clock = readWindow(window);
  if (typeof clock === 'string') {
    return { readable: false, field: clock };
  }
  const moment = now.getTime();
  const open = clock.isOpen(moment);
  const first = clock.nextChange(moment);
  const second = first === undefined ? undefined : clock.nextChange(first + 1);
  const [opensAt, closesAt] = open ? [second, first] : [first, second];
  return defined({
    readable: true as const,
    open,
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
    unknownZone:
      window.timeZone && !isTimeZone(window.timeZone)
        ? (true as const)
        : undefined,
  });
}

function iso(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString();
}
