import { parseYaml } from './parseYaml';

describe('parseYaml', () => {
  it('reads YAML as Kubernetes does', () => {
    expect(
      parseYaml(
        'mode: 0644\ntime: 12:30:00\nday: 2026-03-02\nflag: yes\nnone: ~\n---\n---\nb: &x {c: 1}\nd: {<<: *x}\n',
      ),
    ).toEqual([
      {
        mode: 420,
        time: '12:30:00',
        day: '2026-03-02',
        flag: true,
        none: null,
      },
      { b: { c: 1 }, d: { c: 1 } },
    ]);
  });

  it.each([
    ['a: 1\na: 2', /^yaml: line 2: Map keys must be unique/],
    ['a: {b: 1', /^yaml: line 1: /],
    [
      `a: &a [x]\n${Array.from(
        { length: 9 },
        (_, index) =>
          `b${index}: &b${index} [${Array(9)
            .fill(index ? `*b${index - 1}` : '*a')
            .join(', ')}]`,
      ).join('\n')}`,
      /alias/i,
    ],
    [
      `a: ${'x'.repeat(4 * 1024 * 1024)}`,
      'yaml: the file is larger than 4 MiB',
    ],
  ])('refuses what is broken or a bomb', (text, message) => {
    expect(() => parseYaml(text)).toThrow(message);
  });
});
