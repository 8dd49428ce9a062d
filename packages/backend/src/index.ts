import { createBackend } from '@backstage/backend-defaults';
import { registryTenantsServiceFactory } from '@socle/plugin-tenancy-node';

const backend = createBackend();

backend.add(import('./production'));

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./personas'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@socle/plugin-permission-backend-module-platform'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@socle/plugin-catalog-backend-module-tenancy'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@socle/plugin-scaffolder-backend-module-tenancy'));

backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@socle/plugin-kubernetes-backend-module-platform'));

backend.add(import('@socle/plugin-tenancy-backend'));
backend.add(registryTenantsServiceFactory);

backend.add(import('@socle/plugin-argocd-backend'));
backend.add(import('@socle/plugin-cilium-backend'));

backend.add(import('@socle/plugin-opentelemetry-backend'));

backend.add(import('@backstage/plugin-techdocs-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@socle/plugin-events-backend-module-gitea'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start().catch(error => {
  // A backend that could not start must not go on listening. The reason is the last line of the log.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
