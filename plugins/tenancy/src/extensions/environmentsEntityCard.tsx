import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';

/** Where `hasEnvironments` says so, as data that an administrator can replace in the configuration. */
export const environmentsEntityCard = EntityCardBlueprint.make({
  name: 'environments',
  params: {
    type: 'content',
    filter: {
      $any: [
        { kind: 'System', 'spec.type': 'tenant' },
        { kind: 'Resource', 'spec.type': 'kubernetes-namespace' },
        { kind: 'Component', 'spec.system': { $exists: true } },
        {
          kind: 'Component',
          [`metadata.annotations.${TENANT_ANNOTATION}`]: { $exists: true },
        },
      ],
    },
    loader: () =>
      import('../components/EnvironmentsCard').then(module => (
        <module.EnvironmentsCard />
      )),
  },
});
