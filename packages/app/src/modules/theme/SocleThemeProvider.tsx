import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { UnifiedThemeProvider } from '@backstage/theme';
import { fonts, darkTokens, lightTokens, ThemeTokens } from './tokens';
import { themeSelector, THEME_NAME, toCssVariables } from './cssVariables';
import { toUnifiedTheme } from './unifiedTheme';

const themes = {
  light: toUnifiedTheme(lightTokens),
  dark: toUnifiedTheme(darkTokens),
};

const useGlobalStyles = makeStyles({
  '@global': {
    [themeSelector(lightTokens)]: toCssVariables(lightTokens),
    [themeSelector(darkTokens)]: toCssVariables(darkTokens),
    'html, body': { height: '100%' },
    body: {
      backgroundColor: 'var(--bui-bg-app)',
      color: 'var(--bui-fg-primary)',
      fontFamily: fonts.text,
      fontSize: '0.875rem',
      lineHeight: 1.43,
      overscrollBehaviorY: 'none',
    },
    ':focus-visible': {
      outline: '2px solid var(--bui-ring)',
      outlineOffset: 2,
    },
    '@media (prefers-reduced-motion: reduce)': {
      '*, *::before, *::after': {
        animationDuration: '0.01ms !important',
        animationIterationCount: '1 !important',
        transitionDuration: '0.01ms !important',
      },
    },
  },
});

function GlobalStyles() {
  useGlobalStyles();
  return null;
}

/** Puts one of our themes on: Material UI's by context, the CSS variables by attributes of the body. */
export function SocleThemeProvider(props: {
  mode: ThemeTokens['mode'];
  children?: ReactNode;
}) {
  return (
    <UnifiedThemeProvider theme={themes[props.mode]} themeName={THEME_NAME}>
      <GlobalStyles />
      {props.children}
    </UnifiedThemeProvider>
  );
}
