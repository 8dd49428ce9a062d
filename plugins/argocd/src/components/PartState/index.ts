export { MissingParts } from './MissingParts';
export { PartState } from './PartState';
