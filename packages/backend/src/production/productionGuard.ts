import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { refuseSandbox } from './refuseSandbox';

const productionGuardRef = createServiceRef<Record<string, never>>({
  id: 'socle.production-guard',
  scope: 'root',
});

/** Stops a production backend from starting with settings of the sandbox, before any plugin is made. */
export const productionGuard = createServiceFactory({
  service: productionGuardRef,
  initialization: 'always',
  deps: { config: coreServices.rootConfig },
  factory({ config }) {
    refuseSandbox({ config, nodeEnvironment: process.env.NODE_ENV });
    return {};
  },
});
