import {
  MethodDefinition,
  ServiceDefinition,
  UntypedHandleCall,
} from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import {
  observerProto,
  relayProto,
  serviceProto,
  wellKnownProto,
} from './observerProto';

const root = new protobuf.Root();
for (const text of [wellKnownProto, observerProto, relayProto, serviceProto]) {
  protobuf.parse(text, root, { keepCase: true });
}
root.resolveAll();

/** How a message goes over the wire. */
function codec(name: string) {
  const type = root.lookupType(name);
  return {
    serialize: (value: object) =>
      Buffer.from(type.encode(type.fromObject(value)).finish()),
    deserialize: (bytes: Buffer): object =>
      type.toObject(type.decode(bytes), { longs: Number, enums: String }),
  };
}

function method(
  name: string,
  options: { streams: boolean } = { streams: false },
): MethodDefinition<object, object> {
  const request = codec(`observer.${name}Request`);
  const response = codec(`observer.${name}Response`);
  return {
    path: `/observer.Observer/${name}`,
    requestStream: false,
    responseStream: options.streams,
    requestSerialize: request.serialize,
    requestDeserialize: request.deserialize,
    responseSerialize: response.serialize,
    responseDeserialize: response.deserialize,
  };
}

/** `observer.Observer`, as far as the sandbox serves it. */
export const observerService: ServiceDefinition<
  Record<
    'GetFlows' | 'GetNodes' | 'GetNamespaces' | 'ServerStatus',
    UntypedHandleCall
  >
> = {
  GetFlows: method('GetFlows', { streams: true }),
  GetNodes: method('GetNodes'),
  GetNamespaces: method('GetNamespaces'),
  ServerStatus: method('ServerStatus'),
};
