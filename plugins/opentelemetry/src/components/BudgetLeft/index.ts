export { BudgetLeft, leastLeft } from './BudgetLeft';
