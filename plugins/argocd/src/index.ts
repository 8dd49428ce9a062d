/**
 * How things are delivered by Argo CD, live, with the reason why.
 *
 * @packageDocumentation
export { argocdPlugin as default } from './plugin';
 */
export * from './api';
export * from './hooks';
