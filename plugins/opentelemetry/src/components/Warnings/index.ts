export { Warnings } from './Warnings';
