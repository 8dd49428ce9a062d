import { AlertSpan, DeployMarker } from '@socle/plugin-opentelemetry-common';
import { shortRevision } from '../../format/shortRevision';

/** A deployment on the time line. */
export interface DeployMark {
  /** Seconds since 1970. */
  at: number;
  label: string;
  /** Unset where the mark before it is so near that the words would overlap. */
  shownLabel?: string;
}

/** An alert on the time line. */
export interface AlertMark {
  from: number;
  to: number;
  label: string;
}

/* The share of the width that a version takes. */
const labelWidth = 0.1;

const secondsOf = (text: string) => Date.parse(text) / 1_000;

/** The deployments within a range, the oldest first. */
export function deployMarks(
  deploys: readonly DeployMarker[],
  range: { from: number; to: number },
): DeployMark[] {
  const { from, to } = range;
  let free = -Infinity;
  return deploys
    .map(({ at, revision, application }) => ({
      at: secondsOf(at),
      label: revision ? shortRevision(revision) : application,
    }))
    .filter(({ at }) => at >= from && at <= to)
    .sort((one, other) => one.at - other.at)
    .map(mark => {
      if (mark.at < free) {
        return mark;
      }
      free = mark.at + (to - from) * labelWidth;
      return { ...mark, shownLabel: mark.label };
    });
}

/** How long alerts fired, as far as that is within a range. */
export function alertMarks(
  spans: readonly AlertSpan[],
  range: { from: number; to: number },
): AlertMark[] {
  return spans
    .map(({ name, from, to }) => ({
      label: name,
      from: Math.max(secondsOf(from), range.from),
      to: Math.min(to === undefined ? range.to : secondsOf(to), range.to),
    }))
    .filter(({ from, to }) => from <= to);
}
