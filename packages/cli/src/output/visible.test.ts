import { visible, visibleJson, visibleLines } from './visible';

describe('text of strangers', () => {
  it.each([
    ['plain text, ünïcödé, 漢字 and 🙂', 'plain text, ünïcödé, 漢字 and 🙂'],
    ['a\u001b[2Jb', 'a\\x1b[2Jb'],
    ['a\u009b31mb', 'a\\x9b31mb'],
    ['a\tb\r\nc\0', 'a\\tb\\r\\nc\\x00'],
    ['user\u202egnp.exe', 'user\\u{202e}gnp.exe'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['half \ud83d', 'half \\u{d83d}'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['line\u2028end', 'line\\u{2028}end'],
  ])('%j is shown as %j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  it('keeps its lines and tabs where it has several', () => {
    expect(visibleLines('a\tb\r\nc\u0007\n')).toBe('a\tb\\r\nc\\x07\n');
  });

  it('is the same text in JSON, without anything that a terminal obeys', () => {
    const value = ['\u001b[31m \u009b \u007f \u202e \u{e0041} \ud83d 🙂\n'];
    const json = visibleJson(value);
    expect(json).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]*$/mu);
    expect(JSON.parse(json)).toEqual(value);
  });
});
