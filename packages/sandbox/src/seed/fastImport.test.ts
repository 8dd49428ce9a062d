import { dateOf, fastImport } from './fastImport';

const ada = { name: 'Ada Noël', email: 'ada@halle.example' };

it('writes commits with their people, days and bytes', () => {
  const stream = fastImport({
    branch: 'main',
    from: 'abc',
    now: new Date('2026-03-02T08:00:00Z'),
    commits: [
      {
        author: ada,
        committer: { name: 'Socle portal', email: 'socle@halle.example' },
        daysAgo: 2,
        at: '09:30',
        message: 'Say où\n',
        files: new Map([['docs/a "b".md', 'é\n']]),
      },
    ],
  });
  expect(stream.toString()).toBe(
    [
      'commit refs/heads/main',
      'author Ada Noël <ada@halle.example> 1772271000 +0000',
      'committer Socle portal <socle@halle.example> 1772271000 +0000',
      'data 8',
      'Say où\n',
      'from abc',
      'M 100644 inline "docs/a \\"b\\".md"',
      'data 3',
      'é\n',
      '',
      'done',
      '',
    ].join('\n'),
  );
});

it.each([
  [1, '23:59', '2026-02-28T23:59:00.000Z'],
  [60, '00:00', '2025-12-31T00:00:00.000Z'],
])('counts %d days back from the first of March', (daysAgo, at, expected) => {
  expect(
    dateOf({ daysAgo, at }, new Date('2026-03-01T00:00:00Z')).toISOString(),
  ).toBe(expected);
});
