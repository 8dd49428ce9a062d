import { revision, storedApplication } from '../__testUtils__/applications';
import { Application } from '../objects/application';
import { parseApplication } from '../objects/parseApplication';
import { changedImages, historyOf } from './history';

const read = (status: Record<string, unknown>) =>
  historyOf(parseApplication(storedApplication({ status })) as Application);

it('tells the newest deployment first, with who began it', () => {
  expect(
    read({
      history: [
        {
          id: 1,
          revision: 'c'.repeat(40),
          source: { repoURL: 'r' },
          deployedAt: '2026-03-01T00:00:00Z',
          initiatedBy: { automated: true },
        },
        {
          id: 2,
          revision,
          source: { repoURL: 'r' },
          deployStartedAt: '2026-03-02T00:00:00Z',
          deployedAt: '2026-03-02T00:00:09Z',
          initiatedBy: { username: 'ada' },
        },
      ],
      operationState: {
        phase: 'Succeeded',
        syncResult: {
          revision,
          resources: [
            { kind: 'Deployment', name: 'a', images: ['b:2', 'a:1'] },
            { kind: 'Job', name: 'b', images: ['a:1'] },
          ],
        },
      },
    }),
  ).toEqual([
    {
      id: 2,
      by: { username: 'ada' },
      startedAt: '2026-03-02T00:00:00Z',
      deployedAt: '2026-03-02T00:00:09Z',
      images: ['a:1', 'b:2'],
      sources: [
        {
          index: 0,
          source: { repository: 'r' },
          revision,
          label: 'a1b2c3d',
          kind: 'commit',
        },
      ],
    },
    {
      id: 1,
      by: { automated: true },
      deployedAt: '2026-03-01T00:00:00Z',
      sources: [
        {
          index: 0,
          source: { repository: 'r' },
          revision: 'c'.repeat(40),
          label: 'ccccccc',
          kind: 'commit',
        },
      ],
    },
  ]);
});

it('tells commits, charts and others of several sources apart', () => {
  const [entry] = read({
    history: [
      {
        id: 1,
        revisions: ['20.1.3', revision, 'sha256:abc'],
        sources: [
          { repoURL: 'https://charts.example.com', chart: 'redis' },
          { repoURL: 'g', ref: 'values' },
          { repoURL: 'oci://r' },
        ],
      },
    ],
  });
  expect(
    entry.sources.map(({ index, label, kind }) => [index, label, kind]),
  ).toEqual([
    [0, '20.1.3', 'chart'],
    [1, 'a1b2c3d', 'commit'],
    [2, 'sha256:abc', 'other'],
  ]);
});

it('names the commit that a hydrated one was rendered from', () => {
  const [entry] = read({
    history: [{ id: 1, revision }],
    sourceHydrator: {
      lastSuccessfulOperation: {
        drySHA: 'd'.repeat(40),
        hydratedSHA: revision,
      },
    },
  });
  expect(entry.sources[0].dryRevision).toBe('d'.repeat(40));
});

it.each<[string, string[], string[], object[]]>([
  ['nothing', ['a:1'], ['a:1'], []],
  [
    'another tag',
    ['r:5000/a:1', 'b:1'],
    ['r:5000/a:2', 'b:1'],
    [{ image: 'r:5000/a', before: '1', after: '2' }],
  ],
  [
    'a new one and one that is gone',
    ['a:1'],
    ['b'],
    [
      { image: 'a', before: '1' },
      { image: 'b', after: 'latest' },
    ],
  ],
  [
    'another digest',
    ['a@sha256:1'],
    ['a@sha256:2'],
    [{ image: 'a', before: 'sha256:1', after: 'sha256:2' }],
  ],
  [
    'two tags of one',
    ['a:1'],
    ['a:2', 'a:1'],
    [{ image: 'a', before: '1', after: '1, 2' }],
  ],
])('sees that images changed: %s', (_title, before, after, expected) => {
  expect(changedImages(before, after)).toEqual(expected);
});
