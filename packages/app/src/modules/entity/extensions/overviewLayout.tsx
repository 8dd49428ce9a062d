import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';

export const overviewLayout = EntityContentLayoutBlueprint.make({
  name: 'overview',
  params: {
    loader: () =>
      import('../OverviewLayout').then(module => module.OverviewLayout),
  },
});
