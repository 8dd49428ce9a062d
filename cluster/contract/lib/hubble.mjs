import { createRequire } from 'node:module';
import { Client, credentials } from '@grpc/grpc-js';
import { platform } from './platform.mjs';

const require = createRequire(import.meta.url);
const {
  observerService,
} = require('../../../packages/sandbox/src/hubble/service.ts');

/** Whatever does not end by itself ends after this, in milliseconds. */
const patience = 60_000;

/**
 * A connection to Hubble Relay. Whoever opens it closes it.
 *
 * @returns {Client}
 */
export function connectRelay() {
  return new Client(platform.relay.address, credentials.createInsecure());
}

/**
 * Asks for one answer.
 *
 * @param {Client} client
 * @param {'GetNodes' | 'GetNamespaces' | 'ServerStatus'} name
 * @returns {Promise<any>} rejects with the error of gRPC
 */
export function ask(client, name) {
  const { path, requestSerialize, responseDeserialize } = observerService[name];
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      {},
      { deadline: Date.now() + patience },
      (error, answer) => (error ? reject(error) : resolve(answer)),
    );
  });
}

/**
 * Asks for flows and reads until the stream ends, or until what was told is enough.
 *
 * @param {Client} client
 * @param {object} request with the names of the wire
 * @param {(messages: any[]) => boolean} [isEnough] of all messages up to now
 * @returns {Promise<{ messages: any[], code: number }>} `code` is gRPC's: 0 after its end, 1 where the reader left
 */
export function flows(client, request, isEnough = () => false) {
  const { path, requestSerialize, responseDeserialize } =
    observerService.GetFlows;
  return stream(client, {
    path,
    serialize: requestSerialize,
    deserialize: responseDeserialize,
    request,
    isEnough,
  });
}

/**
 * Sends bytes to any method.
 *
 * @param {Client} client
 * @param {string} path `/observer.Observer/GetFlows`
 * @param {number[]} bytes
 * @returns {Promise<number>} gRPC's code
 */
export async function call(client, path, bytes) {
  const { code } = await stream(client, {
    path,
    serialize: request => Buffer.from(request),
    deserialize: answer => answer,
    request: bytes,
    isEnough: () => false,
  });
  return code;
}

function stream(client, { path, serialize, deserialize, request, isEnough }) {
  return new Promise(resolve => {
    const messages = [];
    const answer = client.makeServerStreamRequest(
      path,
      serialize,
      deserialize,
      request,
      { deadline: Date.now() + patience },
    );
    answer.on('data', message => {
      messages.push(message);
      if (isEnough(messages)) {
        answer.cancel();
      }
    });
    // The status says it.
    answer.on('error', () => {});
    answer.once('status', ({ code }) => resolve({ messages, code }));
  });
}
