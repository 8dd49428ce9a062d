/** What the status of an Application says, to wait for. */
export const is = {
  synced: ({ sync, health, operationState }) =>
    sync?.status === 'Synced' &&
    health?.status === 'Healthy' &&
    operationState?.phase === 'Succeeded',
  outOfSync: ({ sync }) => sync?.status === 'OutOfSync',
  failed: ({ operationState }) =>
    ['Failed', 'Error'].includes(operationState?.phase),
  healthy: word => status =>
    status.health?.status === word &&
    status.sync?.status === 'Synced' &&
    status.operationState?.phase === 'Succeeded',
  condition:
    type =>
    ({ conditions = [] }) =>
      conditions.some(one => one.type === type),
  saying:
    pattern =>
    ({ operationState }) =>
      operationState?.phase === 'Running' &&
      pattern.test(operationState.message),
};
