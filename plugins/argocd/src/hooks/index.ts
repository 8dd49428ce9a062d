export { useDeliveries, useEntityDeliveries } from './useDeliveries';
export { useFleet } from './useFleet';
export type { FleetData } from './useFleet';
