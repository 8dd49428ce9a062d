export { BudgetLeft, exhaustionOf, leastLeft } from './BudgetLeft';
