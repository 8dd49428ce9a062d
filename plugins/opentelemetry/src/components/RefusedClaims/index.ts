export { RefusedClaims } from './RefusedClaims';
