/**
 * Backend of the Cilium plugin.
 *
 * @packageDocumentation
 */
export { ciliumPlugin as default } from './plugin';
