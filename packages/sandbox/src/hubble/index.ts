export { startHubbleRelay } from './startHubbleRelay';
export type { HubbleRelay, HubbleRelayOptions } from './startHubbleRelay';
export { startTraffic } from './startTraffic';
export type { Traffic } from './startTraffic';
export type { HubbleFlow } from './types';
