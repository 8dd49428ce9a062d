export { Waves } from './Waves';
