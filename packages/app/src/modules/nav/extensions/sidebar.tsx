import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { SocleSidebar } from '../SocleSidebar';

export const sidebar = NavContentBlueprint.make({
  params: { component: SocleSidebar },
});
