import {
  createUnifiedTheme,
  genPageTheme,
  PageTheme,
  palettes,
  UnifiedTheme,
} from '@backstage/theme';
import { fonts, ThemeTokens } from './tokens';

/** The kinds of page that core-components asks a header for. */
const PAGE_KINDS = [
  'home',
  'documentation',
  'tool',
  'service',
  'website',
  'library',
  'other',
  'app',
  'apis',
  'card',
];

function palette(tokens: ThemeTokens) {
  const { ground, text, line, accent, status, navigation } = tokens;
  return {
    ...palettes[tokens.mode],
    background: { default: ground.page, paper: ground.card },
    text: {
      primary: text.primary,
      secondary: text.secondary,
      disabled: text.disabled,
    },
    divider: line.subtle,
    primary: {
      main: accent.base,
      dark: accent.pressed,
      light: accent.hover,
      contrastText: accent.on,
    },
    secondary: {
      main: accent.base,
      dark: accent.pressed,
      light: accent.hover,
      contrastText: accent.on,
    },
    error: { main: status.error.mark, contrastText: ground.card },
    warning: { main: status.warning.mark, contrastText: ground.card },
    info: { main: status.info.mark, contrastText: ground.card },
    success: { main: status.ok.mark, contrastText: ground.card },
    status: {
      ok: status.ok.mark,
      warning: status.warning.mark,
      error: status.error.mark,
      running: status.info.mark,
      pending: status.info.mark,
      aborted: status.unknown.mark,
    },
    border: line.subtle,
    textContrast: text.primary,
    textSubtle: text.secondary,
    textVerySubtle: line.subtle,
    highlight: status.warning.ground,
    errorBackground: status.error.ground,
    warningBackground: status.warning.ground,
    infoBackground: status.info.ground,
    errorText: status.error.onGround,
    warningText: status.warning.onGround,
    infoText: status.info.onGround,
    link: accent.base,
    linkHover: accent.hover,
    gold: status.warning.mark,
    navigation: {
      background: navigation.ground,
      indicator: navigation.indicator,
      color: navigation.text,
      selectedColor: navigation.selected,
      navItem: { hoverBackground: navigation.hover },
      submenu: { background: navigation.hover },
    },
    pinSidebarButton: {
      icon: navigation.selected,
      background: navigation.hover,
    },
    tabbar: { indicator: accent.base },
    banner: {
      info: status.info.ground,
      error: status.error.ground,
      warning: status.warning.ground,
      text: text.primary,
      link: accent.base,
      closeButtonColor: text.primary,
    },
    code: { background: ground.inset },
  };
}

/** Headers are quiet: the page's own ground, no picture. */
function quietPages(tokens: ThemeTokens): Record<string, PageTheme> {
  const quiet = genPageTheme({
    colors: [tokens.ground.page],
    shape: 'none',
    options: { fontColor: tokens.text.primary },
  });
  return Object.fromEntries(PAGE_KINDS.map(kind => [kind, quiet]));
}

/** The tokens as a theme of both generations of Material UI. */
export function toUnifiedTheme(tokens: ThemeTokens): UnifiedTheme {
  const { ground, text, line, accent } = tokens;
  return createUnifiedTheme({
    palette: palette(tokens),
    fontFamily: fonts.text,
    defaultPageTheme: 'home',
    pageTheme: quietPages(tokens),
    typography: {
      htmlFontSize: 16,
      fontFamily: fonts.text,
      h1: { fontSize: 32, fontWeight: 600, marginBottom: 8 },
      h2: { fontSize: 24, fontWeight: 600, marginBottom: 8 },
      h3: { fontSize: 20, fontWeight: 600, marginBottom: 6 },
      h4: { fontSize: 18, fontWeight: 600, marginBottom: 6 },
      h5: { fontSize: 16, fontWeight: 600, marginBottom: 4 },
      h6: { fontSize: 15, fontWeight: 600, marginBottom: 4 },
    },
    components: {
      BackstageHeader: {
        styleOverrides: {
          header: {
            boxShadow: 'none',
            borderBottom: `1px solid ${line.subtle}`,
            paddingTop: 16,
            paddingBottom: 16,
          },
          title: { color: text.primary, fontSize: 24, fontWeight: 600 },
          subtitle: { color: text.secondary, opacity: 1 },
          breadcrumbTitle: { fontSize: 20, color: text.primary },
          type: { color: text.secondary, opacity: 1 },
        },
      },
      BackstageHeaderLabel: {
        styleOverrides: {
          label: { color: text.secondary, opacity: 1 },
          value: { color: text.primary, opacity: 1 },
        },
      },
      BackstageHeaderTabs: {
        styleOverrides: {
          defaultTab: { textTransform: 'none', fontSize: 14, fontWeight: 500 },
          tabsWrapper: { paddingLeft: 8 },
        },
      },
      BackstageInfoCard: {
        styleOverrides: { header: { padding: '16px 16px 8px' } },
      },
      MuiPaper: {
        styleOverrides: {
          root: { backgroundImage: 'unset' },
          elevation1: {
            boxShadow: 'none',
            border: `1px solid ${line.subtle}`,
          },
          elevation2: {
            boxShadow: 'none',
            border: `1px solid ${line.subtle}`,
          },
        },
      },
      MuiButton: {
        styleOverrides: {
          root: { textTransform: 'none', fontWeight: 600 },
          contained: { boxShadow: 'none' },
        },
      },
      MuiTab: {
        styleOverrides: {
          root: {
            textTransform: 'none',
            letterSpacing: 'normal',
            color: text.secondary,
            '&:hover': { color: text.primary, background: ground.hover },
            '&.Mui-selected': { color: text.primary },
          },
          textColorPrimary: {
            color: text.secondary,
            '&.Mui-selected': { color: text.primary },
          },
        },
      },
      BackstageTableHeader: {
        styleOverrides: {
          header: {
            padding: '8px',
            borderTop: 'none',
            borderBottom: `1px solid ${line.subtle}`,
            textTransform: 'none',
          },
        },
      },
      MuiToggleButton: {
        styleOverrides: {
          root: {
            color: text.secondary,
            textTransform: 'none',
            '&.Mui-selected': {
              color: text.primary,
              backgroundColor: ground.pressed,
            },
          },
        },
      },
      MuiTableRow: {
        styleOverrides: {
          root: {
            '&:nth-of-type(odd)': { backgroundColor: 'transparent' },
          },
        },
      },
      MuiTableCell: {
        styleOverrides: {
          root: {
            lineHeight: 1.4,
            padding: '12px 8px',
            borderBottom: `1px solid ${line.subtle}`,
            fontVariantNumeric: 'tabular-nums',
          },
          sizeSmall: { padding: '6px 8px' },
          head: { color: text.secondary, lineHeight: 1.4 },
        },
      },
      MuiChip: {
        styleOverrides: {
          root: { backgroundColor: ground.highest, color: text.primary },
          colorPrimary: {
            backgroundColor: accent.base,
            color: accent.on,
          },
        },
      },
    },
  });
}
