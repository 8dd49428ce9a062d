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
    '--bui-fg-success': status.ok.mark,
    '--bui-fg-danger': status.error.mark,
    '--bui-fg-info': status.info.mark,
    '--bui-border-1': line.subtle,
    '--bui-border-2': line.strong,
    '--bui-ring': accent.base,
    '--bui-scrollbar': ground.inset,
    '--bui-scrollbar-thumb': line.strong,
    '--bui-shadow': tokens.shadow,
    '--bui-accent-bg': accent.base,
    '--bui-accent-bg-hover': accent.hover,
    '--bui-accent-bg-disabled': accent.disabled,
    '--bui-accent-fg': accent.on,
    '--bui-accent-fg-disabled': accent.onDisabled,
    '--bui-bg-solid': accent.base,
    '--bui-bg-solid-hover': accent.hover,
    '--bui-bg-solid-pressed': accent.pressed,
    '--bui-bg-solid-disabled': accent.disabled,
    '--bui-fg-solid': accent.on,
    '--bui-fg-solid-disabled': accent.onDisabled,
    ...filledVariables('positive', status.ok),
    ...filledVariables('warning', status.warning),
    ...filledVariables('negative', status.error),
    ...filledVariables('announcement', status.info),
    ...solidVariables('positive', status.ok, onSolid),
    ...solidVariables('warning', status.warning, onSolid),
    ...solidVariables('negative', status.error, onSolid),
    ...solidVariables('announcement', status.info, onSolid),
    '--bui-bg-success': status.ok.ground,
    '--bui-bg-warning': status.warning.ground,
    '--bui-bg-danger': status.error.ground,
    '--bui-bg-info': status.info.ground,
    '--bui-fg-success-on-bg': status.ok.onGround,
    '--bui-fg-warning-on-bg': status.warning.onGround,
    '--bui-fg-danger-on-bg': status.error.onGround,
    '--bui-fg-info-on-bg': status.info.onGround,
    '--bui-border-success': status.ok.line,
    '--bui-border-warning': status.warning.line,
    '--bui-border-danger': status.error.line,
    '--bui-border-info': status.info.line,
  };
}

/** The selector that one of our themes holds under: `@backstage/theme` writes both attributes on the body. */
export function themeSelector(tokens: ThemeTokens): string {
  return `[data-theme-name='${THEME_NAME}'][data-theme-mode='${tokens.mode}']`;
}
