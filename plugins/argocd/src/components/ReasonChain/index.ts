export { ReasonChain } from './ReasonChain';
