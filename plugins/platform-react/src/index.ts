/**
 * Components that every Socle frontend shares, for both of Backstage's frontend systems.
 *
 * @packageDocumentation
 */
export * from './client';
export * from './components/Age';
export * from './components/Changing';
export * from './components/DiffView';
export * from './components/EmptyState';
export * from './components/EntityLink';
export * from './components/EntityState';
export * from './components/EnvironmentColumns';
export * from './components/FailedState';
export * from './components/LiveDot';
export * from './components/StatusMark';
export * from './components/StatusSentence';
export * from './components/TableSkeleton';
export type { Connection, Followed } from './hooks/followed';
export { useFetched } from './hooks/useFetched';
export type { Fetched } from './hooks/useFetched';
export { useFollowed } from './hooks/useFollowed';
export type { FollowedSource } from './hooks/useFollowed';
export { useLanguage } from './hooks/useLanguage';
export { useNow } from './hooks/useNow';
export { useViewParameter } from './hooks/useViewParameter';
export { platformTranslationRef } from './translations/platformTranslationRef';
