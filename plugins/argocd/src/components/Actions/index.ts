export { Actions } from './Actions';
export { RollbackAction } from './RollbackAction';
