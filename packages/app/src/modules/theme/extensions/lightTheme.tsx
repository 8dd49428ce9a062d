import { ThemeBlueprint } from '@backstage/plugin-app-react';
import LightIcon from '@material-ui/icons/WbSunny';
import { SocleThemeProvider } from '../SocleThemeProvider';

/** Takes the place of the stock light theme, whose name it has. */
export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <LightIcon />,
      Provider: ({ children }) => (
        <SocleThemeProvider mode="light">{children}</SocleThemeProvider>
      ),
    },
  },
});
