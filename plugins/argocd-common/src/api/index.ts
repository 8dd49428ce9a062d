export * from './actions';
export * from './applications';
export * from './commits';
export * from './deliveries';
export * from './fleet';
export * from './instances';
export * from './packFleet';
export * from './reverts';
