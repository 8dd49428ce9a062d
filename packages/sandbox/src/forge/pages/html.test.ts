import { parsePatch, splitPatch } from './diffView';
import { html, trusted } from './html';
import { renderMarkdown } from './markdown';

describe('html', () => {
  it('escapes everything but HTML', () => {
    const part = html`<b title="${`"'<>&`}">${'<i>'}</b>`;

    expect(
      html`${part}${['<', trusted('<hr>')]}${undefined}${false}${0}`.text,
    ).toBe('<b title="&quot;&#39;&lt;&gt;&amp;">&lt;i&gt;</b>&lt;<hr>0');
  });
});

describe('renderMarkdown', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '<img'],
    ['[a](javascript:alert(1))', 'href'],
    ['[a](JaVaScRiPt:alert(1))', 'href'],
    ['[a](data:text/html,x)', 'href'],
    ['[a](vbscript:x)', 'href'],
    ['![a](javascript:x)', 'src'],
    ['<javascript:alert(1)>', 'href'],
    ['```"><script>\nx\n```', '<script'],
    ['[a]("onclick=x)', '"onclick'],
  ])('lets nothing run: %s', (text, absent) => {
    expect(renderMarkdown(text).text).not.toContain(absent);
  });

  it.each([
    ['[a](b.md)', 'href="/src/docs/b.md"'],
    ['[a](../b.md#c)', 'href="/src/b.md#c"'],
    ['[a](../../../b.md)', 'href="/src/b.md"'],
    ['[a](/b)', 'href="/b"'],
    ['[a](#b)', 'href="#b"'],
    ['[a](https://b.example)', 'href="https://b.example"'],
    ['![a](b.png)', 'src="/raw/docs/b.png"'],
    ['https://b.example', 'href="https://b.example"'],
  ])('leads %s to %s', (text, expected) => {
    const place = { source: '/src', raw: '/raw', folder: 'docs' };

    expect(renderMarkdown(text, place).text).toContain(expected);
  });
});

describe('parsePatch', () => {
  const patch = `diff --git a/x b/x
index 1..2 100644
--- a/x
+++ b/x
@@ -1,2 +1,2 @@ context
 same
--- old
+++ new
\\ No newline at end of file
diff --git a/y b/y
new file mode 100644
--- /dev/null
+++ b/y
@@ -0,0 +1 @@
+diff --git a/z b/z
`;

  it('cuts between files, and not at what looks like it', () => {
    expect(splitPatch(patch)).toHaveLength(2);
  });

  it('numbers the lines of both sides', () => {
    const [x, y] = splitPatch(patch);

    expect(parsePatch(x)).toEqual([
      { kind: 'hunk', text: '@@ -1,2 +1,2 @@ context' },
      { kind: 'same', text: 'same', oldLine: 1, newLine: 1 },
      { kind: 'removed', text: '-- old', oldLine: 2 },
      { kind: 'added', text: '++ new', newLine: 2 },
      { kind: 'hunk', text: 'No newline at end of file' },
    ]);
    expect(parsePatch(y)).toEqual([
      { kind: 'hunk', text: '@@ -0,0 +1 @@' },
      { kind: 'added', text: 'diff --git a/z b/z', newLine: 1 },
    ]);
  });
});
