export { createArgoCdApi } from './createArgoCdApi';
export type { ArgoCdApiOptions } from './createArgoCdApi';
export { accounts, projectToken } from './accounts';
export type { ArgoCdAccount } from './accounts';
