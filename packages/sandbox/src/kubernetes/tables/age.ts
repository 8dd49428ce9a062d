/** A duration in seconds as `kubectl get` shows it: `45s`, `3m10s`, `5h`, `12d`. Source: `HumanDuration`. */
export function humanDuration(seconds: number): string {
  if (seconds < -1) {
    return '<invalid>';
  }
  if (seconds < 0) {
    return '0s';
  }
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(hours / 24);
  const pair = (left: number, unit: string, right: number, small: string) =>
    right === 0 ? `${left}${unit}` : `${left}${unit}${right}${small}`;
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return pair(minutes, 'm', seconds % 60, 's');
  }
  if (minutes < 180) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return pair(hours, 'h', minutes % 60, 'm');
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  if (days < 8) {
    return pair(days, 'd', hours % 24, 'h');
  }
  if (days < 365 * 2) {
    return `${days}d`;
  }
  const years = Math.floor(days / 365);
  return years < 8 ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

/** How long ago a time of the API was. */
export function ageOf(since: unknown, now: Date): string {
  const start = typeof since === 'string' ? Date.parse(since) : NaN;
  return Number.isNaN(start)
    ? '<unknown>'
    : humanDuration(Math.floor((now.getTime() - start) / 1000));
}
