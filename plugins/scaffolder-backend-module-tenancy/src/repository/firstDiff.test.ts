import { firstDiff } from './firstDiff';

const diffOf = (content: string | Buffer) =>
  firstDiff([
    { path: 'a.txt', content: Buffer.from(content), executable: false },
  ]);

it.each<[string, string | Buffer, string]>([
  ['lines', 'a\nb\n', '@@ -0,0 +1,2 @@\n+a\n+b\n'],
  ['a last line without an end', 'a', '@@ -0,0 +1,1 @@\n+a\n\\ No newline'],
  ['an empty file', '', '--- /dev/null\n+++ b/a.txt\n'],
  ['what is no text', Buffer.from([0xff, 0]), 'Binary files /dev/null and b/a'],
  ['a long text', 'x'.repeat(300_000), 'more characters.'],
])('shows %s', (_what, content, expected) => {
  expect(diffOf(content)).toContain(expected);
});
