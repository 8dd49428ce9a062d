import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { TelemetryIcon } from '../components/TelemetryIcon';
import { rootRouteRef } from '../routes';

export const telemetryPage = PageBlueprint.make({
  params: {
    path: '/telemetry',
    title: 'Telemetry',
    icon: <TelemetryIcon />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../components/TelemetryPage').then(module => (
        <module.TelemetryPage />
      )),
  },
});
