/**
 * Pages and cards about tenants.
 *
 * @packageDocumentation
 */
export { tenancyPlugin as default } from './plugin';
export * from './api';
export * from './components/EnvironmentsTable';
export * from './components/EnvironmentsVerdict';
export * from './components/QuotaList';
export { QuotaMeter } from './components/QuotaMeter';
export type { QuotaMeterProps } from './components/QuotaMeter';
export * from './components/RefusedClaims';
export { hasEnvironments } from './hasEnvironments';
export { isTenant } from './isTenant';
export * from './hooks';
export { tenancyTranslationRef } from './translations/tenancyTranslationRef';
