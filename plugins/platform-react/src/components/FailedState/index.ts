export { DeniedState } from './DeniedState';
export { FailedState } from './FailedState';
