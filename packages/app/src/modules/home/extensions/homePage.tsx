import { PageBlueprint } from '@backstage/frontend-plugin-api';
import HomeIcon from '@material-ui/icons/Home';
import { homeRouteRef } from '../routes';

export const homePage = PageBlueprint.make({
  params: {
    path: '/',
    title: 'Home',
    icon: <HomeIcon fontSize="inherit" />,
    routeRef: homeRouteRef,
    noHeader: true,
    loader: () =>
      import('../components/HomePage').then(module => <module.HomePage />),
  },
});
