/**
 * What tests of Socle's backends share: clusters of the sandbox, servers on loopback, a reader of server-sent events.
 *
 * @packageDocumentation
 */
export { readEvents } from './readEvents';
export type { EventReader, ReceivedEvent } from './readEvents';
export { startSandboxCluster } from './sandboxCluster';
export type { SandboxCluster } from './sandboxCluster';
export { close, deadAddress, listen } from './servers';
