import { fonts, StatusTokens, ThemeTokens } from './tokens';

/** The value of the attribute `data-theme-name` on the body while one of our themes is on. */
export const THEME_NAME = 'socle';

function filledVariables(
  name: string,
  status: StatusTokens,
): Record<string, string> {
  return {
    [`--bui-${name}-bg-subdued`]: status.ground,
    [`--bui-${name}-bg-subdued-hover`]: status.ground,
    [`--bui-${name}-bg-subdued-disabled`]: status.ground,
    [`--bui-${name}-border`]: status.line,
    [`--bui-${name}-fg-subdued`]: status.onGround,
    [`--bui-${name}-fg-subdued-disabled`]: status.onGround,
  };
}

function solidVariables(
  name: string,
  status: StatusTokens,
  on: string,
): Record<string, string> {
  return {
    [`--bui-${name}-bg`]: status.mark,
    [`--bui-${name}-bg-hover`]: status.mark,
    [`--bui-${name}-bg-disabled`]: status.line,
    [`--bui-${name}-fg`]: on,
    [`--bui-${name}-fg-disabled`]: on,
  };
}

/** By the names that are on their way out, and that the components of `@backstage/ui` 0.18 themselves still read. */
function deprecatedVariables({
  accent,
  status,
  shadow,
}: ThemeTokens): Record<string, string> {
  const statuses = {
    success: status.ok,
    warning: status.warning,
    danger: status.error,
    info: status.info,
  };
  const solids = {
    bg: {
      '': accent.base,
      '-hover': accent.hover,
      '-pressed': accent.pressed,
      '-disabled': accent.disabled,
    },
    fg: { '': accent.on, '-disabled': accent.onDisabled },
  };
  return Object.fromEntries([
    ...Object.entries({ shadow }).map(([name, value]) => [
      `--bui-${name}`,
      value,
    ]),
    ...Object.entries(statuses).flatMap(([name, colours]) => [
      [`--bui-fg-${name}`, colours.mark],
      [`--bui-bg-${name}`, colours.ground],
      [`--bui-fg-${name}-on-bg`, colours.onGround],
      [`--bui-border-${name}`, colours.line],
    ]),
    ...Object.entries(solids).flatMap(([layer, states]) =>
      Object.entries(states).map(([state, colour]) => [
        `--bui-${layer}-solid${state}`,
        colour,
      ]),
    ),
  ]);
}

/**
 * The tokens as the CSS variables of `@backstage/ui`, both by their names and by the deprecated ones that its own
 * components still read.
 */
export function toCssVariables(tokens: ThemeTokens): Record<string, string> {
  const { ground, text, line, accent, status } = tokens;
  const onSolid = tokens.mode === 'light' ? accent.on : ground.page;
  const grounds = {
    1: ground.card,
    2: ground.inset,
    3: ground.overlay,
    4: ground.highest,
  };

  return {
    'color-scheme': tokens.mode,
    '--bui-font-regular': fonts.text,
    '--bui-font-monospace': fonts.monospace,
    '--bui-bg-app': ground.page,
    ...Object.fromEntries(
      Object.entries(grounds).flatMap(([level, value]) => [
        [`--bui-bg-neutral-${level}`, value],
        [`--bui-bg-neutral-${level}-hover`, ground.hover],
        [`--bui-bg-neutral-${level}-pressed`, ground.pressed],
        [`--bui-bg-neutral-${level}-disabled`, ground.highest],
      ]),
    ),
    '--bui-fg-primary': text.primary,
    '--bui-fg-secondary': text.secondary,
    '--bui-fg-disabled': text.disabled,
    '--bui-fg-positive': status.ok.mark,
    '--bui-fg-negative': status.error.mark,
    '--bui-fg-warning': status.warning.mark,
    '--bui-fg-announcement': status.info.mark,
    '--bui-border-1': line.subtle,
    '--bui-border-2': line.strong,
    '--bui-ring': accent.base,
    '--bui-scrollbar': ground.inset,
    '--bui-scrollbar-thumb': line.strong,
    '--bui-accent-bg': accent.base,
    '--bui-accent-bg-hover': accent.hover,
    '--bui-accent-bg-disabled': accent.disabled,
    '--bui-accent-fg': accent.on,
    '--bui-accent-fg-disabled': accent.onDisabled,
    ...filledVariables('positive', status.ok),
    ...filledVariables('warning', status.warning),
    ...filledVariables('negative', status.error),
    ...filledVariables('announcement', status.info),
    ...solidVariables('positive', status.ok, onSolid),
    ...solidVariables('warning', status.warning, onSolid),
    ...solidVariables('negative', status.error, onSolid),
    ...solidVariables('announcement', status.info, onSolid),
    ...deprecatedVariables(tokens),
  };
}

/** The selector that one of our themes holds under: `@backstage/theme` writes both attributes on the body. */
export function themeSelector(tokens: ThemeTokens): string {
  return `[data-theme-name='${THEME_NAME}'][data-theme-mode='${tokens.mode}']`;
}
