import { Application, SyncWindow } from '../types';
import { canSync, isActive, windowsOf } from './syncWindows';

const window = (change: Partial<SyncWindow>): SyncWindow => ({
  kind: 'deny',
  schedule: '0 18 * * 5',
  duration: '60h',
  timeZone: 'Europe/Paris',
  applications: ['*'],
  ...change,
});

describe('a window', () => {
  // 6 March 2026 is a Friday; Paris is an hour ahead of UTC.
  it.each([
    ['before it opens', '2026-03-06T16:59:00Z', {}, false],
    ['once it is open', '2026-03-06T17:01:00Z', {}, true],
    ['on Sunday evening', '2026-03-08T22:00:00Z', {}, true],
    ['on Monday morning', '2026-03-09T06:00:00Z', {}, false],
    [
      'in UTC where there is no time zone',
      '2026-03-06T17:01:00Z',
      { timeZone: undefined },
      false,
    ],
    ['in summer time', '2026-07-03T16:01:00Z', {}, true],
    [
      'every day at noon, in it',
      '2026-03-02T12:30:00Z',
      { schedule: '0 12 * * *', duration: '1h', timeZone: 'UTC' },
      true,
    ],
    [
      'every day at noon, after it',
      '2026-03-02T13:00:01Z',
      { schedule: '0 12 * * *', duration: '1h', timeZone: 'UTC' },
      false,
    ],
  ])('%s', (_, time, change, expected) => {
    expect(isActive(window(change), new Date(time))).toBe(expected);
  });

  it.each([
    [{ duration: 'long' }, "cannot parse duration 'long'"],
    [{ schedule: 'often' }, "cannot parse schedule 'often'"],
    [{ schedule: '99 * * * *' }, "cannot parse schedule '99 * * * *'"],
  ])('that says %j cannot be read', (change, message) => {
    expect(() => isActive(window(change), new Date())).toThrow(message);
  });
});

describe('whether windows let a sync through', () => {
  const open = { schedule: '0 0 * * *', duration: '24h', timeZone: 'UTC' };
  const shut = { schedule: '0 0 1 1 *', duration: '1m', timeZone: 'UTC' };
  const deny = (change: Partial<SyncWindow> = {}) =>
    window({ ...open, ...change });
  const allow = (when: Partial<SyncWindow>, change: Partial<SyncWindow> = {}) =>
    window({ kind: 'allow', ...when, ...change });

  it.each([
    ['no window', [], false, true],
    ['an open denial', [deny()], false, false],
    ['an open denial, by hand', [deny()], true, false],
    [
      'an open denial that lets people in, by hand',
      [deny({ manualSync: true })],
      true,
      true,
    ],
    [
      'an open denial that lets people in, automated',
      [deny({ manualSync: true })],
      false,
      false,
    ],
    ['a denial that is over', [window(shut)], false, true],
    ['an open allowance', [allow(open)], false, true],
    ['an allowance that is over', [allow(shut)], false, false],
    [
      'an allowance that is over and lets people in, by hand',
      [allow(shut, { manualSync: true })],
      true,
      true,
    ],
    [
      'a denial and an allowance, both open',
      [deny(), allow(open)],
      false,
      false,
    ],
  ])('%s', (_, windows, isManual, expected) => {
    expect(
      canSync({ windows, now: new Date('2026-03-02T12:00:00Z'), isManual }),
    ).toBe(expected);
  });

  it('lets an operation end that began before the window opened, where it says so', () => {
    const windows = [
      window({
        schedule: '0 12 * * *',
        duration: '1h',
        timeZone: 'UTC',
        syncOverrun: true,
      }),
    ];
    const now = new Date('2026-03-02T12:30:00Z');
    const began = (time: string) =>
      canSync({ windows, now, isManual: false, startedAt: new Date(time) });
    expect(began('2026-03-02T11:59:00Z')).toBe(true);
    expect(began('2026-03-02T12:10:00Z')).toBe(false);
  });
});

describe('the windows of an Application', () => {
  const application = {
    metadata: { name: 'payments.prod.checkout' },
    spec: {
      project: 'payments',
      destination: { name: 'paris-prod', namespace: 'payments-prod' },
    },
  } as Application;

  it.each([
    [{ applications: ['payments.*'] }, true],
    [{ applications: ['shop.*'], namespaces: ['payments-*'] }, true],
    [
      {
        applications: ['shop.*'],
        namespaces: ['payments-*'],
        andOperator: true,
      },
      false,
    ],
    [
      {
        applications: undefined,
        clusters: ['paris-prod'],
        namespaces: ['payments-prod'],
        andOperator: true,
      },
      true,
    ],
    [{ applications: undefined }, false],
  ])('%j: %s', (change, expected) => {
    expect(windowsOf([window(change)], application)).toHaveLength(
      expected ? 1 : 0,
    );
  });
});
