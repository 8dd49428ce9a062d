import { storedApplication } from '../__testUtils__/applications';
import { parseApplication } from '../objects/parseApplication';
import { revertOf } from './revertOf';

const now = 'a'.repeat(40);
const then = 'b'.repeat(40);
const source = {
  repoURL: 'https://git.example.com/payments/checkout.git',
  targetRevision: 'main',
  path: 'deploy/dev',
};

const decide = (
  parts: { spec?: object; entry?: object; sync?: object } = {},
  id = 3,
) => {
  const application = parseApplication(
    storedApplication({
      spec: { source, ...parts.spec },
      status: {
        sync: { status: 'Synced', revision: now, ...parts.sync },
        history: [
          { id: 3, revision: then, source, ...parts.entry },
          { id: 4, revision: now, source },
        ],
      },
    }),
  );
  return application && revertOf(application, id);
};

const folder = {
  deployment: 3,
  repository: source.repoURL,
  path: 'deploy/dev',
  revision: then,
};

it.each<[string, object, object]>([
  ['a branch', {}, { branch: 'main' }],
  [
    'a branch by its full name',
    { targetRevision: 'refs/heads/main' },
    { branch: 'main' },
  ],
  [
    'a branch with a slash',
    { targetRevision: 'release/1' },
    { branch: 'release/1' },
  ],
  ['the newest commit', { targetRevision: 'HEAD' }, {}],
  ['nothing that is named', { targetRevision: undefined }, {}],
  [
    'a folder with slashes around it',
    { path: './deploy//dev/' },
    { branch: 'main' },
  ],
])('where it follows %s, is the folder as it was', (_title, part, branch) => {
  const changed = { ...source, ...part };
  expect(
    decide({ spec: { source: changed }, entry: { source: changed } }),
  ).toEqual({ revert: { ...folder, ...branch } });
});

it.each<[string, Parameters<typeof decide>[0], number, string]>([
  ['an unknown deployment', {}, 7, 'notInHistory'],
  ['what runs', {}, 4, 'revertNothing'],
  [
    'one of two sources',
    {
      spec: { sources: [source, source] },
      entry: { revisions: [then, then], sources: [source, source] },
    },
    3,
    'revertManySources',
  ],
  [
    'a chart',
    {
      spec: {
        source: { repoURL: 'https://charts.example.com', chart: 'redis' },
      },
    },
    3,
    'revertChart',
  ],
  [
    'hydrated manifests',
    {
      spec: {
        source: undefined,
        sourceHydrator: {
          drySource: { repoURL: source.repoURL, path: 'dry' },
          syncSource: { targetBranch: 'main', path: 'deploy/dev' },
        },
      },
    },
    3,
    'revertHydrated',
  ],
  [
    'another folder',
    { entry: { source: { ...source, path: 'deploy/old' } } },
    3,
    'revertMoved',
  ],
  [
    'another repository',
    { entry: { source: { ...source, repoURL: 'https://git.example.com/x' } } },
    3,
    'revertMoved',
  ],
  [
    'a whole repository',
    {
      spec: { source: { ...source, path: '.' } },
      entry: { source: { ...source, path: '' } },
    },
    3,
    'revertRoot',
  ],
  [
    'a folder that leads out of the repository',
    {
      spec: { source: { ...source, path: '../x' } },
      entry: { source: { ...source, path: '../x' } },
    },
    3,
    'revertRoot',
  ],
  ...[now, 'refs/tags/v1', '1.*'].map(
    (targetRevision): [string, object, number, string] => [
      `${targetRevision}, which it named then as well`,
      {
        spec: { source: { ...source, targetRevision } },
        entry: { source: { ...source, targetRevision } },
      },
      3,
      'revertPinned',
    ],
  ),
  ['what is no commit', { entry: { revision: '1.2.3' } }, 3, 'revertForgotten'],
])('of %s is refused', (_title, parts, id, code) => {
  expect(decide(parts, id)?.refusal?.code).toBe(code);
});

it.each([
  ['a commit', now, then],
  ['a tag', 'v1.4.3', 'v1.4.2'],
  ['a branch', 'main', 'release/1'],
])('where it names %s, knows what it named then', (_title, target, before) => {
  expect(
    decide({
      spec: { source: { ...source, targetRevision: target } },
      entry: { source: { ...source, targetRevision: before } },
    }),
  ).toEqual({
    revert: { ...folder, branch: target, pin: { then: before, now: target } },
  });
});
