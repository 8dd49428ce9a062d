export { EntityState } from './EntityState';
