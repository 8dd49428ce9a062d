export * from './alerts';
export * from './figures';
export * from './health';
export * from './objectives';
export * from './onboarding';
export * from './platform';
export * from './sources';
export * from './tenant';
