import {
  formatAge,
  formatClock,
  formatExact,
  renewalInterval,
} from './formatTime';

const now = Date.parse('2026-03-12T09:32:10Z');
const before = (milliseconds: number) => now - milliseconds;
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

describe('formatAge', () => {
  it.each([
    [-5 * SECOND, 'now', 'maintenant'],
    [0, 'now', 'maintenant'],
    [9 * SECOND, 'now', 'maintenant'],
    [42 * SECOND, '42 sec ago', 'il y a 42 s'],
    [3 * MINUTE, '3 min ago', 'il y a 3 min'],
    [59 * MINUTE + 59 * SECOND, '59 min ago', 'il y a 59 min'],
    [5 * HOUR, '5 hr ago', 'il y a 5 h'],
    [26 * HOUR, '1 day ago', 'il y a 1 j'],
    [65 * DAY, '2 mo ago', 'il y a 2 m'],
    [800 * DAY, '2 yr ago', 'il y a 2 a'],
  ])('says of an age of %d ms "%s" and "%s"', (age, english, french) => {
    const words = (language: string) =>
      formatAge({ at: before(age), now, language }).replace(/\s/g, ' ');
    expect(words('en')).toBe(english);
    expect(words('fr')).toBe(french);
  });
});

describe('formatClock', () => {
  it.each([
    [before(2 * MINUTE), 'en', '10:30'],
    [before(2 * MINUTE), 'fr', '10 h 30'],
    [before(2 * HOUR), 'fr', '8 h 32'],
    [before(2 * DAY), 'en', 'Mar 10, 10:32'],
    [before(2 * DAY), 'fr', '10 mars, 10 h 32'],
    [before(365 * DAY), 'en', 'Mar 12, 2025, 10:32'],
  ])('says of %d in %s "%s"', (at, language, expected) => {
    expect(formatClock({ at, now, language, timeZone: 'Europe/Paris' })).toBe(
      expected,
    );
  });
});

describe('formatExact', () => {
  it('names the second and the time zone', () => {
    expect(
      formatExact({ at: now, language: 'en', timeZone: 'Europe/Paris' }),
    ).toBe('Thu, March 12, 2026 at 10:32:10 GMT+1');
  });
});

describe('renewalInterval', () => {
  it.each([
    [0, 5 * SECOND],
    [MINUTE, 30 * SECOND],
    [HOUR, 30 * MINUTE],
  ])('for an age of %d ms is %d ms', (age, expected) => {
    expect(renewalInterval(age)).toBe(expected);
  });
});
