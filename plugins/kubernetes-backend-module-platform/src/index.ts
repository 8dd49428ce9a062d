/**
 * Limits Backstage's Kubernetes plugin to what an entity's scope may show.
 *
 * @packageDocumentation
 */
export { kubernetesModulePlatform as default } from './module';
