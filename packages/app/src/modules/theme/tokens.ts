/** A status: the colour of its mark and words, and of the ground, line and words of a box that it fills. */
export interface StatusTokens {
  mark: string;
  ground: string;
  line: string;
  onGround: string;
}

/** Every colour of the portal. Nothing else in this repository names one. */
export interface ThemeTokens {
  mode: 'light' | 'dark';
  /** From the page up to what lies on a card on a card. */
  ground: {
    page: string;
    card: string;
    inset: string;
    overlay: string;
    highest: string;
    hover: string;
    pressed: string;
  };
  text: { primary: string; secondary: string; disabled: string };
  line: { subtle: string; strong: string };
  accent: {
    base: string;
    hover: string;
    pressed: string;
    disabled: string;
    on: string;
    onDisabled: string;
  };
  status: Record<'ok' | 'warning' | 'error' | 'unknown' | 'info', StatusTokens>;
  navigation: {
    ground: string;
    hover: string;
    text: string;
    selected: string;
    indicator: string;
  };
  shadow: string;
}

/** Fonts that the viewer's system has: nothing is fetched. */
export const fonts = {
  text: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  monospace:
    'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
};

/** Limestone in daylight, and the blue-green of weathered copper. */
export const lightTokens: ThemeTokens = {
  mode: 'light',
  ground: {
    page: '#f4f1eb',
    card: '#fffdfa',
    inset: '#f7f4ee',
    overlay: '#fffdfa',
    highest: '#f0ece4',
    hover: '#ece7dd',
    pressed: '#e2dbce',
  },
  text: { primary: '#1f1c18', secondary: '#5a5349', disabled: '#9c9488' },
  line: { subtle: '#ddd6ca', strong: '#857c6f' },
  accent: {
    base: '#0c5260',
    hover: '#093f4b',
    pressed: '#062f38',
    disabled: '#c9c2b6',
    on: '#ffffff',
    onDisabled: '#6d665b',
  },
  status: {
    ok: {
      mark: '#1d6a3a',
      ground: '#e0f0e4',
      line: '#4f9167',
      onGround: '#14512b',
    },
    warning: {
      mark: '#8a5100',
      ground: '#fcecd2',
      line: '#b9772a',
      onGround: '#6b3f00',
    },
    error: {
      mark: '#b0231c',
      ground: '#fbe3df',
      line: '#cc5f57',
      onGround: '#8c1712',
    },
    unknown: {
      mark: '#655e54',
      ground: '#ebe6dc',
      line: '#857c6f',
      onGround: '#4a443b',
    },
    info: {
      mark: '#1d5687',
      ground: '#e0ecf6',
      line: '#5286b3',
      onGround: '#15436b',
    },
  },
  navigation: {
    ground: '#26231f',
    hover: '#37332d',
    text: '#cfc8bb',
    selected: '#ffffff',
    indicator: '#6cbcc8',
  },
  shadow: '0 8px 20px -6px rgb(40 32 20 / 18%)',
};

/** The same stone at night. */
export const darkTokens: ThemeTokens = {
  mode: 'dark',
  ground: {
    page: '#181614',
    card: '#211f1c',
    inset: '#2a2724',
    overlay: '#2e2b27',
    highest: '#37332f',
    hover: '#35312c',
    pressed: '#423d37',
  },
  text: { primary: '#f3efe8', secondary: '#bdb5a8', disabled: '#7b746a' },
  line: { subtle: '#3e3a34', strong: '#8f8678' },
  accent: {
    base: '#74c4d0',
    hover: '#93d5df',
    pressed: '#b0e2ea',
    disabled: '#3e3a34',
    on: '#07252c',
    onDisabled: '#a39b8f',
  },
  status: {
    ok: {
      mark: '#71cb8f',
      ground: '#16301f',
      line: '#3c7a52',
      onGround: '#a3e0b7',
    },
    warning: {
      mark: '#f0b456',
      ground: '#37270f',
      line: '#8b632a',
      onGround: '#f7cf91',
    },
    error: {
      mark: '#ff8d80',
      ground: '#40191a',
      line: '#a34a44',
      onGround: '#ffbcb4',
    },
    unknown: {
      mark: '#aaa296',
      ground: '#302d29',
      line: '#8f8678',
      onGround: '#cfc8bb',
    },
    info: {
      mark: '#88bfee',
      ground: '#16293b',
      line: '#41709b',
      onGround: '#b3d7f6',
    },
  },
  navigation: {
    ground: '#110f0d',
    hover: '#26231f',
    text: '#c5bdb0',
    selected: '#ffffff',
    indicator: '#74c4d0',
  },
  shadow: '0 8px 20px -6px rgb(0 0 0 / 60%)',
};
