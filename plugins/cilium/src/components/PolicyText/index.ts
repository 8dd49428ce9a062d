export { policyAnchor, PolicyText } from './PolicyText';
