export { personas, machines } from './identities';
export type { Identity } from './identities';
export { startSandbox } from './startSandbox';
export type { Sandbox, SandboxOptions } from './startSandbox';
export * from './forge';
export * from './gitops';
export * from './kubernetes';
export * from './argocd';
export * from './prometheus';
