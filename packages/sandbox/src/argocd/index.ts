export { createArgoCdApi } from './createArgoCdApi';
export type { ArgoCdApi, ArgoCdApiOptions } from './createArgoCdApi';
export { accounts, projectToken } from './accounts';
export type { ArgoCdAccount } from './accounts';
