/** The pages' one style sheet. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #fbfaf7;
  --surface: #ffffff;
  --ink: #1d2433;
  --quiet: #5b6474;
  --line: #dcdfe6;
  --link: #1f4fa8;
  --accent: #1f4fa8;
  --on-accent: #ffffff;
  --good: #1a6b3c;
  --good-surface: #e3f4e8;
  --bad: #a3262c;
  --bad-surface: #fbe6e6;
  --merged: #5b3a9e;
  --merged-surface: #ece6f8;
  --code: #f1f2f5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171d;
    --surface: #1b1f27;
    --ink: #e6e8ee;
    --quiet: #a3abba;
    --line: #333a47;
    --link: #8fb4ff;
    --accent: #8fb4ff;
    --on-accent: #10131a;
    --good: #7fd6a0;
    --good-surface: #17301f;
    --bad: #ff9a9e;
    --bad-surface: #3a1b1e;
    --merged: #c3a9ff;
    --merged-surface: #2a2140;
    --code: #242a35;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
}
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible,
textarea:focus-visible, select:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--surface); padding: .5rem 1rem; }
.bar {
  display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center;
  padding: .75rem 1.5rem; background: var(--surface); border-bottom: 1px solid var(--line);
}
.bar .home { font-weight: 650; text-decoration: none; color: var(--ink); }
.bar .who { margin-left: auto; display: flex; gap: .75rem; align-items: center; }
main { max-width: 74rem; margin: 0 auto; padding: 1.5rem; }
main > p:first-child { margin-top: 0; }
.columns { table-layout: fixed; }
.columns th:nth-child(1) { width: 22%; } .columns th:nth-child(3) { width: 13rem; } .columns th:nth-child(4) { width: 11rem; }
footer { max-width: 74rem; margin: 0 auto; padding: 1rem 1.5rem 2rem; color: var(--quiet); font-size: .875rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.quiet { color: var(--quiet); }
.mono, code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
.tabs { display: flex; gap: 1.5rem; margin: .75rem 0 1.5rem; border-bottom: 1px solid var(--line); padding: 0; list-style: none; }
.tabs a { display: block; padding: .4rem 0; text-decoration: none; color: var(--quiet); }
.tabs a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 3px solid var(--accent); }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0; }
.tag { display: inline-block; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; }
.state { display: inline-block; padding: .1rem .7rem; border-radius: 1rem; font-weight: 600; font-size: .875rem; }
.state.open { color: var(--good); background: var(--good-surface); }
.state.closed { color: var(--bad); background: var(--bad-surface); }
.state.merged { color: var(--merged); background: var(--merged-surface); }
table { border-collapse: collapse; width: 100%; background: var(--surface); }
.list { border: 1px solid var(--line); }
.list th { text-align: left; font-weight: 600; font-size: .875rem; color: var(--quiet); }
.list th, .list td { padding: .45rem .75rem; border-top: 1px solid var(--line); vertical-align: top; }
.list thead th { border-top: 0; }
.list td.age, .list th.age { white-space: nowrap; }
.list .wide { overflow-wrap: anywhere; min-width: 9rem; }
.box { background: var(--surface); border: 1px solid var(--line); padding: 1rem 1.25rem; margin: 1rem 0; }
.box > :first-child { margin-top: 0; }
.box > :last-child { margin-bottom: 0; }
.box header { color: var(--quiet); font-size: .875rem; margin-bottom: .5rem; }
.prose { overflow-wrap: anywhere; }
.prose td:first-child, .prose th:first-child { overflow-wrap: normal; }
.prose img { max-width: 100%; }
.prose pre { background: var(--code); padding: .75rem 1rem; overflow-x: auto; }
.prose code { background: var(--code); padding: .1em .3em; }
.prose pre code { background: none; padding: 0; }
.prose table { width: auto; } .prose th, .prose td { border: 1px solid var(--line); padding: .25rem .6rem; }
.prose blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
.scroll { overflow-x: auto; border: 1px solid var(--line); background: var(--surface); }
.code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .8125rem; line-height: 1.45; }
.code td { padding: 0 .75rem; white-space: pre; tab-size: 4; }
.code td.line { white-space: normal; width: 1%; min-width: 3.2rem; text-align: right; color: var(--quiet); user-select: none; border-right: 1px solid var(--line); padding: 0 .5rem; }
.code td.line a { color: inherit; text-decoration: none; }
.code tr:target td { background: var(--merged-surface); }
.code td.sign { width: 1%; padding: 0 .25rem 0 .75rem; user-select: none; }
.code tr.added td { background: var(--good-surface); }
.code tr.removed td { background: var(--bad-surface); }
.code tr.hunk td { color: var(--quiet); background: var(--code); }
details.file { border: 1px solid var(--line); background: var(--surface); margin: 1rem 0; }
details.file > summary { padding: .5rem .75rem; cursor: pointer; overflow-wrap: anywhere; }
details.file > .scroll { border: 0; border-top: 1px solid var(--line); }
details.file > p { margin: 0; padding: .5rem .75rem; border-top: 1px solid var(--line); }
.plus { color: var(--good); } .minus { color: var(--bad); }
form.inline { display: inline; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: .75rem 0; }
button, .button {
  font: inherit; font-weight: 600; padding: .4rem 1rem; border: 1px solid var(--accent);
  border-radius: .25rem; background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none;
}
button.plain { background: transparent; color: var(--link); border-color: var(--line); }
button.link { background: none; border: 0; padding: 0; color: var(--link); font-weight: 400; text-decoration: underline; }
label { display: block; font-weight: 600; }
label.row { display: inline-flex; gap: .4rem; align-items: center; font-weight: 400; }
textarea { width: 100%; min-height: 6rem; }
textarea, select { font: inherit; padding: .4rem .5rem; color: inherit; background: var(--surface); border: 1px solid var(--quiet); border-radius: .25rem; }
.people { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.people button { width: 100%; text-align: left; background: var(--surface); color: var(--ink); border-color: var(--line); padding: .75rem 1rem; }
.people button span { display: block; font-weight: 400; color: var(--quiet); font-size: .875rem; }
.people button[aria-pressed="true"] { border-color: var(--accent); border-width: 2px; }
.notice { border-left: 4px solid var(--accent); }
.notice.bad { border-left-color: var(--bad); }
`;
