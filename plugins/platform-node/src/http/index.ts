export { openEventStream } from './eventStream';
export type { EventStream, EventStreamOptions } from './eventStream';
export { OpenStreams } from './OpenStreams';
export { parseEntityParams, parseEntityQuery } from './parseEntityParams';
export { openStateStream } from './stateStream';
export type { StateStream } from './stateStream';
