export { ComparedValue } from './ComparedValue';
export { FigureValue } from './FigureValue';
