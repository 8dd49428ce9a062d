export { Evaluation } from './Evaluation';
export { Explanation } from './Explanation';
export { levelOf } from './levelOf';
export { Policies } from './Policies';
