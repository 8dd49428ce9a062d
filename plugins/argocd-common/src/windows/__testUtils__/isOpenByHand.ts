import { SyncWindow } from '../../objects/project';

/* robfig/cron's fields as sets of bits, minute by minute: slow, and plain enough to be believed. */
export function isOpenByHand(
  window: SyncWindow,
  minutes: number,
  now: number,
): boolean {
  const [minute, hour, day, month, weekday] = window.schedule.split(' ');
  const bits = (field: string, low: number, high: number) => {
    const found = new Set<number>();
    for (const part of field.split(',')) {
      const [range, step = '1'] = part.split('/');
      const [first, last = part.includes('/') ? String(high) : first] =
        range === '*' ? [String(low), String(high)] : range.split('-');
      for (let at = Number(first); at <= Number(last); at += Number(step)) {
        found.add(at);
      }
    }
    return found;
  };
  const sets = [
    bits(minute, 0, 59),
    bits(hour, 0, 23),
    bits(day, 1, 31),
    bits(month, 1, 12),
    bits(weekday, 0, 6),
  ];
  const isStar = (field: string) =>
    field.split(',').some(part => part === '*' || part === '*/1');
  for (let at = now - minutes * 60_000 + 1; at < now; at += 1) {
    at = Math.ceil(at / 60_000) * 60_000;
    const date = new Date(at);
    const onDay = sets[2].has(date.getUTCDate());
    const onWeekday = sets[4].has(date.getUTCDay());
    if (
      at < now &&
      sets[0].has(date.getUTCMinutes()) &&
      sets[1].has(date.getUTCHours()) &&
      sets[3].has(date.getUTCMonth() + 1) &&
      (isStar(day) || isStar(weekday) ? onDay && onWeekday : onDay || onWeekday)
    ) {
      return true;
    }
  }
  return false;
}
