import { SyncWindow } from '../objects/project';
import { summarizeApplication } from '../projection/summarizeApplication';
import { ApplicationSummary } from '../projection/applicationSummary';
import { matchesGlob } from './globs';
import { syncPermission, windowsOf } from './syncPermission';

const application = summarizeApplication({
  kind: 'Application',
  metadata: { name: 'payments.prod.checkout', namespace: 'argocd' },
  spec: {
    project: 'payments',
    destination: {
      name: 'paris-prod',
      server: 'https://10.1.0.1:6443',
      namespace: 'payments-prod',
    },
  },
}) as ApplicationSummary;

const window = (fields: Partial<SyncWindow>): SyncWindow => ({
  kind: 'allow',
  schedule: '0 22 * * *',
  duration: '2h',
  applications: [],
  namespaces: [],
  clusters: [],
  manualSync: false,
  andOperator: false,
  syncOverrun: false,
  ...fields,
});

describe('windowsOf', () => {
  it.each<[string, Partial<SyncWindow>, boolean]>([
    ['names nothing', {}, false],
    ['names nothing, with and', { andOperator: true }, false],
    [
      'names the Application',
      { applications: ['payments.prod.checkout'] },
      true,
    ],
    ['names it by a glob', { applications: ['*.prod.*'] }, true],
    ['names another', { applications: ['payments'] }, false],
    ['names the namespace', { namespaces: ['payments-*'] }, true],
    ["names the cluster's name", { clusters: ['paris-*'] }, true],
    [
      "names the cluster's address",
      { clusters: ['https://10.1.0.1:6443'] },
      true,
    ],
    [
      'names one of several',
      { applications: ['x'], namespaces: ['payments-prod'] },
      true,
    ],
    [
      'names one of several, with and',
      { applications: ['x'], namespaces: ['payments-prod'], andOperator: true },
      false,
    ],
    [
      'names all of several, with and',
      {
        applications: ['payments.*'],
        namespaces: ['*-prod'],
        clusters: ['*'],
        andOperator: true,
      },
      true,
    ],
  ])('a window that %s', (_title, fields, expected) => {
    expect(windowsOf(application, [window(fields)])).toHaveLength(
      Number(expected),
    );
  });
});

describe('matchesGlob', () => {
  it.each([
    ['*', 'anything', true],
    ['pay*', 'payments', true],
    ['pay?ents', 'payments', true],
    ['{payments,shop}-*', 'shop-dev', true],
    ['{payments,shop}-*', 'web-dev', false],
    ['[a-p]*', 'payments', true],
    ['[!a-p]*', 'payments', false],
    ['a.c', 'abc', false],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['{a', '{a', false],
    ['[a', '[a', false],
    ['a}', 'a}', false],
    ['', '', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('takes a hostile pattern in no more time than it is long', () => {
    const before = process.cpuUsage();
    matchesGlob(`${'*a'.repeat(400)}b`, 'a'.repeat(253));
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

describe('syncPermission', () => {
  const noon = '2026-03-10T12:00:00Z';
  const night = '2026-03-10T23:00:00Z';
  const all = { applications: ['*'] };
  const always = { schedule: '* * * * *', duration: '1h' };

  it.each<
    [
      string,
      Partial<SyncWindow>[],
      string,
      [boolean, boolean],
      (string | undefined)[],
    ]
  >([
    ['no window', [], noon, [true, true], [undefined, undefined]],
    [
      'an open window',
      [{}],
      night,
      [true, true],
      ['2026-03-11T00:00:00.000Z', '2026-03-11T00:00:00.000Z'],
    ],
    [
      'a closed window',
      [{}],
      noon,
      [false, false],
      ['2026-03-10T22:00:00.000Z', '2026-03-10T22:00:00.000Z'],
    ],
    [
      'a closed window that lets people through',
      [{ manualSync: true }],
      noon,
      [false, true],
      ['2026-03-10T22:00:00.000Z', undefined],
    ],
    [
      'two closed windows, one of which lets people through',
      [{ manualSync: true }, { schedule: '0 2 * * *' }],
      noon,
      [false, false],
      ['2026-03-10T22:00:00.000Z', '2026-03-10T22:00:00.000Z'],
    ],
    [
      'an open denial',
      [{ kind: 'deny' }],
      night,
      [false, false],
      ['2026-03-11T00:00:00.000Z', '2026-03-11T00:00:00.000Z'],
    ],
    [
      'an open denial that lets people through',
      [{ kind: 'deny', manualSync: true }],
      night,
      [false, true],
      ['2026-03-11T00:00:00.000Z', undefined],
    ],
    [
      'a denial that is not open',
      [{ kind: 'deny' }],
      noon,
      [true, true],
      ['2026-03-10T22:00:00.000Z', '2026-03-10T22:00:00.000Z'],
    ],
    [
      'an open denial over an open window',
      [{ ...always }, { kind: 'deny' }],
      night,
      [false, false],
      ['2026-03-11T00:00:00.000Z', '2026-03-11T00:00:00.000Z'],
    ],
    [
      'a denial without an end',
      [{ ...always, kind: 'deny' }, {}],
      noon,
      [false, false],
      [undefined, undefined],
    ],
  ])('%s', (_title, windows, now, [automated, manual], changes) => {
    const permission = syncPermission({
      application,
      project: {
        name: 'payments',
        namespace: 'argocd',
        windows: windows.map(fields => window({ ...all, ...fields })),
      },
      now: new Date(now),
    });
    expect([permission.automated, permission.manual]).toEqual([
      automated,
      manual,
    ]);
    expect([permission.automatedChangesAt, permission.manualChangesAt]).toEqual(
      changes,
    );
  });

  it('lets nobody through where a window cannot be read, as Argo CD does', () => {
    expect(
      syncPermission({
        application,
        project: {
          name: 'payments',
          namespace: 'argocd',
          windows: [window({ ...all, schedule: 'nightly' })],
        },
        now: new Date(noon),
      }),
    ).toMatchObject({
      automated: false,
      manual: false,
      broken: { schedule: 'nightly', field: 'schedule' },
    });
  });

  it('answers in bounded time, whatever the windows', () => {
    const windows = [...Array(100).keys()].map(minute =>
      window({
        ...all,
        kind: minute % 2 ? 'deny' : 'allow',
        schedule: `${minute % 60}/7 ${minute % 24} */3 * */2`,
        duration: '3m',
      }),
    );
    const before = process.cpuUsage();
    syncPermission({
      application,
      project: { name: 'payments', namespace: '', windows },
      now: new Date(noon),
    });
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });
});
