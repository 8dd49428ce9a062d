/** The part of the day that a greeting is for. */
export type DayPart = 'morning' | 'afternoon' | 'evening';

/** @param hour - Of the viewer's clock, 0 to 23. */
export function dayPart(hour: number): DayPart {
  if (hour >= 5 && hour < 12) {
    return 'morning';
  }
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

/** What to call somebody: the first of their names, or what there is of one. */
export function firstName(displayName: string): string {
  return displayName.trim().split(/\s+/)[0] || displayName;
}
