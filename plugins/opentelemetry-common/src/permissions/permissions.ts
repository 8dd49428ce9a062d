import {
  BasicPermission,
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * The resource type of services; a reference to those of a tenant is `tenant/payments`.
 *
 * @public
 */
export const RESOURCE_TYPE_OPENTELEMETRY_SERVICE = 'opentelemetry-service';

/**
 * Reading how healthy a service is.
 *
 * @public
 */
export const opentelemetryHealthReadPermission: ResourcePermission<
  typeof RESOURCE_TYPE_OPENTELEMETRY_SERVICE
> = createPermission({
  name: 'opentelemetry.health.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
});

/**
 * Proposing an objective of a service, as a pull request on its repository.
 *
 * @public
 */
export const opentelemetryObjectiveProposePermission: ResourcePermission<
  typeof RESOURCE_TYPE_OPENTELEMETRY_SERVICE
> = createPermission({
  name: 'opentelemetry.objective.propose',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
});

/**
 * Reading how the telemetry of all clusters and tenants is.
 *
 * @public
 */
export const opentelemetryPlatformReadPermission: BasicPermission =
  createPermission({
    name: 'opentelemetry.platform.read',
    attributes: { action: 'read' },
  });

/**
 * All permissions of the OpenTelemetry plugin.
 *
 * @public
 */
export const opentelemetryPermissions = [
  opentelemetryHealthReadPermission,
  opentelemetryObjectiveProposePermission,
  opentelemetryPlatformReadPermission,
];
