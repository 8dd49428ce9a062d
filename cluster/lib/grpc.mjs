import http2 from 'node:http2';

/**
 * One gRPC call without a schema, for tests that only ask whether somebody answers: a message in, messages out, as bytes.
 *
 * @param {string} address `host:port`, without TLS
 * @param {string} method `observer.Observer/GetFlows`
 * @param {Buffer} message
 * @returns {Promise<{ status: number, messages: Buffer[] }>}
 */
export function grpcCall(address, method, message) {
  const session = http2.connect(`http://${address}`);
  const frame = Buffer.alloc(5);
  frame.writeUInt32BE(message.length, 1);
  return new Promise((resolve, reject) => {
    session.once('error', reject);
    const request = session.request({
      ':method': 'POST',
      ':path': `/${method}`,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const chunks = [];
    let status;
    const note = headers => {
      status = headers['grpc-status'] ?? status;
    };
    request.on('response', note);
    request.on('trailers', note);
    request.on('data', chunk => chunks.push(chunk));
    request.once('error', reject);
    request.once('end', () =>
      resolve({
        status: Number(status),
        messages: split(Buffer.concat(chunks)),
      }),
    );
    request.end(Buffer.concat([frame, message]));
  }).finally(() => session.close());
}

function split(bytes) {
  const messages = [];
  for (let at = 0; at + 5 <= bytes.length;) {
    const length = bytes.readUInt32BE(at + 1);
    messages.push(bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return messages;
}
