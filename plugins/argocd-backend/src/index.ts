/**
 * Backend of the Argo CD plugin.
 *
 * @packageDocumentation
 */
export { argocdPlugin as default } from './plugin';
