import { ThemeBlueprint } from '@backstage/plugin-app-react';
import DarkIcon from '@material-ui/icons/Brightness2';
import { SocleThemeProvider } from '../SocleThemeProvider';

/** Takes the place of the stock dark theme, whose name it has. */
export const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <DarkIcon />,
      Provider: ({ children }) => (
        <SocleThemeProvider mode="dark">{children}</SocleThemeProvider>
      ),
    },
  },
});
