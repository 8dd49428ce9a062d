/**
 * Components that every Socle frontend shares, for both of Backstage's frontend systems.
 *
 * @packageDocumentation
 */
export * from './components/Age';
export * from './components/Changing';
export * from './components/DiffView';
export * from './components/EmptyState';
export * from './components/EntityLink';
export * from './components/EnvironmentColumns';
export * from './components/LiveDot';
export * from './components/StatusMark';
export * from './components/StatusSentence';
export { useLanguage } from './hooks/useLanguage';
export { useNow } from './hooks/useNow';
export { platformTranslationRef } from './translations/platformTranslationRef';
