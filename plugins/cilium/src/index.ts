/**
 * What Cilium lets through and what it refused, why, and the change that lets it through.
 *
 * @packageDocumentation
 */
export { ciliumPlugin as default } from './plugin';
export * from './api';
export { NetworkVerdict } from './components/NetworkVerdict';
export { useEntityRefusals } from './hooks/useNetwork';
export { networkTranslationRef } from './translations/networkTranslationRef';
