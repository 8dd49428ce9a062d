export { pathOf, queryOf } from './paths';
export { PluginClient } from './PluginClient';
export type { PluginClientOptions } from './PluginClient';
export type { ConnectionEvent, ToldEvent } from './watchStream';
