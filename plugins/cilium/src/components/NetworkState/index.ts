export { NetworkState } from './NetworkState';
export { PartState } from './PartState';
export { RefusedScope } from './RefusedScope';
export { SourceBanners } from './SourceBanners';
