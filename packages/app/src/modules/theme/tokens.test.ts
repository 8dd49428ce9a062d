import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toCssVariables, themeSelector } from './cssVariables';
import { darkTokens, lightTokens, ThemeTokens } from './tokens';

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(start => parseInt(colour.slice(start, start + 2), 16) / 255)
    .map(value =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(first: string, second: string): number {
  const [lighter, darker] = [luminance(first), luminance(second)].sort(
    (a, b) => b - a,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

function textPairs(tokens: ThemeTokens): [string, string, string][] {
  const { ground, text, accent, status, navigation } = tokens;
  const grounds = Object.entries(ground);
  return [
    ...grounds.map(([name, value]): [string, string, string] => [
      `text on ${name}`,
      text.primary,
      value,
    ]),
    ...(['page', 'card', 'inset', 'overlay', 'highest'] as const).flatMap(
      (name): [string, string, string][] => [
        [`secondary text on ${name}`, text.secondary, ground[name]],
        [`link on ${name}`, accent.base, ground[name]],
        ...Object.entries(status).map(
          ([level, colours]): [string, string, string] => [
            `${level} on ${name}`,
            colours.mark,
            ground[name],
          ],
        ),
      ],
    ),
    ...Object.entries(status).map(
      ([level, colours]): [string, string, string] => [
        `words in a box of ${level}`,
        colours.onGround,
        colours.ground,
      ],
    ),
    ['words on a button', accent.on, accent.base],
    ['words on a hovered button', accent.on, accent.hover],
    ['words on a pressed button', accent.on, accent.pressed],
    ['navigation', navigation.text, navigation.ground],
    ['hovered navigation', navigation.text, navigation.hover],
    ['selected navigation', navigation.selected, navigation.ground],
  ];
}

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('the %s theme', (_mode, tokens) => {
  it.each(textPairs(tokens))(
    'has the contrast that WCAG AA asks of text: %s',
    (_name, foreground, background) => {
      expect(contrast(foreground, background)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['field borders on cards', tokens.line.strong, tokens.ground.card],
    ['field borders on the page', tokens.line.strong, tokens.ground.page],
    ['the focus ring on the page', tokens.accent.base, tokens.ground.page],
    [
      'the mark of the selected item',
      tokens.navigation.indicator,
      tokens.navigation.ground,
    ],
  ])(
    'has the contrast that WCAG AA asks of controls: %s',
    (_name, foreground, background) => {
      expect(contrast(foreground, background)).toBeGreaterThanOrEqual(3);
    },
  );

  it('sets every colour that @backstage/ui has', () => {
    const styles = readFileSync(
      join(
        dirname(require.resolve('@backstage/ui/package.json')),
        'dist/css/styles.css',
      ),
      'utf8',
    );
    const [, declared] = styles.split("[data-theme-mode='dark'] {");
    const names = [
      ...declared.split('}')[0].matchAll(/--bui-[\w-]+(?=:)/g),
    ].map(([name]) => name);

    expect(names.length).toBeGreaterThan(80);
    expect(Object.keys(toCssVariables(tokens))).toEqual(
      expect.arrayContaining(names),
    );
  });

  it('feeds the variables of @backstage/ui', () => {
    expect(toCssVariables(tokens)).toMatchObject({
      'color-scheme': tokens.mode,
      '--bui-bg-app': tokens.ground.page,
      '--bui-fg-positive': tokens.status.ok.mark,
      '--bui-accent-bg': tokens.accent.base,
    });
    expect(themeSelector(tokens)).toBe(
      `[data-theme-name='socle'][data-theme-mode='${tokens.mode}']`,
    );
  });
});
