export * from './peers';
export * from './policies';
export * from './proposals';
export * from './questions';
export * from './refusals';
export * from './serviceMap';
export * from './sources';
