import fc from 'fast-check';
import { budgetOf, Increment } from './budget';

const now = new Date('2026-11-21T10:00:00Z');
const minutes = (count: number) => now.getTime() - count * 60_000;
const objective = { target: 0.999, windowSeconds: 30 * 86_400 };

describe('budgetOf', () => {
  it.each<[string, Increment[], object]>([
    [
      'no data',
      [],
      { events: 0, errors: 0, coveredSeconds: 0, windowSeconds: 2_592_000 },
    ],
    [
      'no event',
      [{ at: minutes(0), events: 0, errors: 0 }],
      { events: 0, errors: 0, coveredSeconds: 300, windowSeconds: 2_592_000 },
    ],
    [
      'half of the budget gone, a while ago',
      [
        { at: minutes(120), events: 1000, errors: 1 },
        { at: minutes(5), events: 1000, errors: 0 },
      ],
      { left: 0.5, burnRate: 0, coveredSeconds: 600 },
    ],
    [
      'an uneven day: a bad quiet night weighs little',
      [
        { at: minutes(700), events: 10, errors: 10 },
        { at: minutes(100), events: 99_990, errors: 0 },
      ],
      { errorRatio: 0.0001, left: 0.9 },
    ],
    [
      'an overspent budget',
      [{ at: minutes(5), events: 100, errors: 1 }],
      { left: -9, burnRate: 10, exhaustedInSeconds: 0 },
    ],
    [
      'a burn that lasts as long as the window',
      [
        { at: minutes(90), events: 1000, errors: 0 },
        { at: minutes(10), events: 1000, errors: 1 },
      ],
      { left: 0.5, burnRate: 1, exhaustedInSeconds: 1_296_000 },
    ],
    [
      'what lies before the window, in the future, and twice',
      [
        { at: minutes(30 * 24 * 60), events: 5, errors: 5 },
        { at: minutes(-5), events: 5, errors: 5 },
        { at: minutes(10), events: 1000, errors: 0 },
        { at: minutes(10), events: 1000, errors: 0 },
      ],
      { events: 1000, errors: 0, left: 1 },
    ],
    [
      'what cannot be counted',
      [
        { at: minutes(5), events: Number.NaN, errors: 0 },
        { at: minutes(10), events: Infinity, errors: 1 },
        { at: minutes(15), events: 10, errors: -1 },
        { at: Number.NaN, events: 10, errors: 1 },
        { at: minutes(20), events: 10, errors: 12 },
      ],
      { events: 10, errors: 10, coveredSeconds: 300 },
    ],
  ])('of %s', (_title, increments, expected) => {
    const budget = budgetOf({ objective, increments, now });
    for (const [field, value] of Object.entries(expected)) {
      expect([field, budget[field as keyof typeof budget]]).toEqual([
        field,
        expect.closeTo(value as number, 9),
      ]);
    }
    expect(budget.left === undefined).toBe(budget.events === 0);
  });

  it('is what counting event by event gives, however traffic comes', () => {
    const event = fc.record({
      // Minutes ago, beyond the window too.
      ago: fc.integer({ min: 0, max: 40 * 24 * 60 }),
      bad: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 500 }),
        fc.constantFrom(0.9, 0.99, 0.999, 0.9999),
        fc.constantFrom(28, 30),
        (events, target, days) => {
          const step = 300_000;
          const edge = (at: number) => Math.ceil(at / step) * step;
          const increments = new Map<number, Increment>();
          for (const { ago, bad } of events) {
            const at = edge(minutes(ago));
            const found = increments.get(at) ?? { at, events: 0, errors: 0 };
            found.events += 1;
            found.errors += bad ? 1 : 0;
            increments.set(at, found);
          }
          const start = now.getTime() - days * 86_400_000;
          const inside = events.filter(({ ago }) => edge(minutes(ago)) > start);
          const bad = inside.filter(one => one.bad).length;
          const allowed = inside.length * (1 - target);
          const budget = budgetOf({
            objective: { target, windowSeconds: days * 86_400 },
            increments: [...increments.values()],
            now,
          });
          expect(budget.events).toBe(inside.length);
          expect(budget.errors).toBe(bad);
          // So many more events may be bad, of those that were allowed to be.
          const left = inside.length > 0 ? (allowed - bad) / allowed : 0;
          expect(budget.left ?? 0).toBeCloseTo(left, 6);
          expect(budget.left === undefined).toBe(inside.length === 0);
        },
      ),
    );
  });
});
