export { InstanceBanners } from './InstanceBanners';
