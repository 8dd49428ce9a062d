import fc from 'fast-check';
import { SyncWindow } from '../objects/project';
import { isOpenByHand } from './__testUtils__/isOpenByHand';
import { windowState } from './windowState';

const base: SyncWindow = {
  kind: 'allow',
  schedule: '0 22 * * *',
  duration: '2h',
  applications: [],
  namespaces: ['*'],
  clusters: [],
  manualSync: false,
  andOperator: false,
  syncOverrun: false,
};

const state = (window: Partial<SyncWindow>, now: string) =>
  windowState({ ...base, ...window }, new Date(now));

describe('a window of cron, duration and time zone', () => {
  it.each<[string, Partial<SyncWindow>, string, boolean, string?, string?]>([
    [
      'before it opens',
      {},
      '2026-03-10T10:00:00Z',
      false,
      '2026-03-10T22:00:00Z',
      '2026-03-11T00:00:00Z',
    ],
    [
      'while it is open',
      {},
      '2026-03-10T23:30:00Z',
      true,
      '2026-03-11T22:00:00Z',
      '2026-03-11T00:00:00Z',
    ],
    [
      'in a zone',
      { timeZone: 'Europe/Paris' },
      '2026-03-10T21:30:00Z',
      true,
      '2026-03-11T21:00:00Z',
      '2026-03-10T23:00:00Z',
    ],
    [
      'in a zone that nobody knows, as UTC',
      { timeZone: 'Europe/Ys' },
      '2026-03-10T21:30:00Z',
      false,
      '2026-03-10T22:00:00Z',
      '2026-03-11T00:00:00Z',
    ],
    [
      'on weekdays',
      { schedule: '0 9 * * mon-fri', duration: '8h' },
      '2026-03-14T12:00:00Z',
      false,
      '2026-03-16T09:00:00Z',
      '2026-03-16T17:00:00Z',
    ],
    [
      'on a day of the month or of the week, as cron has it',
      { schedule: '0 9 1 * mon' },
      '2026-03-27T12:00:00Z',
      false,
      '2026-03-30T09:00:00Z',
      '2026-03-30T11:00:00Z',
    ],
    [
      'that begins again before it ends',
      { schedule: '0 * * * *', duration: '90m' },
      '2026-03-10T10:00:00.001Z',
      true,
      undefined,
      undefined,
    ],
    [
      'that goes on from one start to the next',
      { schedule: '*/5 9-16 * * *', duration: '5m' },
      '2026-03-10T12:02:00Z',
      true,
      '2026-03-11T09:00:00Z',
      '2026-03-10T17:00:00Z',
    ],
    [
      'of no length',
      { duration: '0s' },
      '2026-03-10T22:00:00.001Z',
      false,
      '2026-03-11T22:00:00Z',
      '2026-03-11T22:00:00Z',
    ],
    [
      'of 30 February, which Argo CD takes for always open',
      { schedule: '0 0 30 2 *' },
      '2026-03-10T10:00:00Z',
      true,
      undefined,
      undefined,
    ],
    [
      'of 29 February',
      { schedule: '0 0 29 2 *', duration: '24h' },
      '2026-03-10T10:00:00Z',
      false,
      '2028-02-29T00:00:00Z',
      '2028-03-01T00:00:00Z',
    ],
    [
      'over the hour that spring takes',
      { timeZone: 'Europe/Paris', schedule: '30 2 * * *', duration: '1h' },
      '2026-03-28T12:00:00Z',
      false,
      '2026-03-29T01:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'through the night that spring shortens',
      { timeZone: 'Europe/Paris', schedule: '0 22 * * *', duration: '8h' },
      '2026-03-28T22:00:00Z',
      true,
      '2026-03-29T20:00:00Z',
      '2026-03-29T04:00:00Z',
    ],
    [
      'with steps from a number on',
      { schedule: '10/20 9 * * *', duration: '5m' },
      '2026-03-10T09:12:00Z',
      true,
      '2026-03-10T09:30:00Z',
      '2026-03-10T09:15:00Z',
    ],
  ])('%s', (_title, window, now, open, opensAt, closesAt) => {
    const iso = (text?: string) => text && new Date(text).toISOString();
    expect(state(window, now)).toMatchObject({
      readable: true,
      open,
      ...(opensAt && window.duration !== '0s' && { opensAt: iso(opensAt) }),
      ...(closesAt && window.duration !== '0s' && { closesAt: iso(closesAt) }),
    });
    const { opensAt: opens, closesAt: closes } = state(window, now) as {
      opensAt?: string;
      closesAt?: string;
    };
    expect([opens === undefined, closes === undefined]).toEqual(
      window.duration === '0s'
        ? [opens === undefined, closes === undefined]
        : [opensAt === undefined, closesAt === undefined],
    );
  });

  it.each([
    ['nightly', '1h', 'schedule'],
    ['0 22 * *', '1h', 'schedule'],
    ['0 0 22 * * *', '1h', 'schedule'],
    ['@daily', '1h', 'schedule'],
    ['0 22 * * 7', '1h', 'schedule'],
    ['0 24 * * *', '1h', 'schedule'],
    ['0 22 L * *', '1h', 'schedule'],
    ['0 22 * * 1#2', '1h', 'schedule'],
    ['*/0 22 * * *', '1h', 'schedule'],
    ['30-10 22 * * *', '1h', 'schedule'],
    ['', '1h', 'schedule'],
    ['0 22 * * *', '', 'duration'],
    ['0 22 * * *', '1', 'duration'],
    ['0 22 * * *', '1d', 'duration'],
    ['0 22 * * *', '1h 30m', 'duration'],
    ['0 22 * * *', `${'1h'.repeat(1000)}`, 'duration'],
    ['0 22 * * *', '99999999h', 'duration'],
  ])(
    'with schedule "%s" and duration "%s" has no readable %s',
    (schedule, duration, field) => {
      expect(state({ schedule, duration }, '2026-03-10T10:00:00Z')).toEqual({
        readable: false,
        field,
      });
    },
  );

  it('says that a zone is unknown', () => {
    expect(
      state({ timeZone: 'Nowhere' }, '2026-03-10T10:00:00Z'),
    ).toMatchObject({ unknownZone: true });
  });
});

describe('any schedule', () => {
  const field = (low: number, high: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: 2, max: 9 }).map(step => `*/${step}`),
      fc.integer({ min: low, max: high }).map(String),
      fc
        .tuple(
          fc.integer({ min: low, max: high }),
          fc.integer({ min: low, max: high }),
        )
        .map(
          ([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`,
        ),
    );
  const schedules = fc
    .tuple(
      field(0, 59),
      field(0, 23),
      field(1, 28),
      fc.constant('*'),
      field(0, 6),
    )
    .map(fields => fields.join(' '));
  const moments = fc
    .integer({ min: 0, max: 400 * 1440 })
    .map(minute => Date.UTC(2026, 0, 1) + minute * 60_000 + 30_000);

  it('is open exactly where a start lies less than its duration ago', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.integer({ min: 1, max: 300 }),
        moments,
        (schedule, minutes, now) => {
          const window = { ...base, schedule, duration: `${minutes}m` };
          const found = windowState(window, new Date(now));
          expect(found.readable && found.open).toBe(
            isOpenByHand(window, minutes, now),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('changes at the moment that it names, and not before', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.integer({ min: 1, max: 300 }),
        moments,
        fc.constantFrom(
          undefined,
          'Europe/Paris',
          'America/New_York',
          'Asia/Kolkata',
        ),
        (schedule, minutes, now, timeZone) => {
          const window = {
            ...base,
            schedule,
            duration: `${minutes}m`,
            timeZone,
          };
          const found = windowState(window, new Date(now));
          const change =
            found.readable && (found.open ? found.closesAt : found.opensAt);
          const at = change ? Date.parse(change) : undefined;
          const openAt = (moment: number) => {
            const then = windowState(window, new Date(moment));
            return then.readable && then.open;
          };
          const isOpen = found.readable && found.open;
          expect(
            at === undefined
              ? []
              : [openAt(at - 1) === isOpen, openAt(at + 1) === isOpen],
          ).toEqual(at === undefined ? [] : [true, false]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
