import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** An HTTP server on loopback. */
export interface Listener {
  /** `http://localhost:<port>` */
  url: string;
  /** What answers from now on; until it is set, requests wait no longer than their sender does and get a 503. */
  serve(handler: RequestListener): void;
  /** Ends open connections too, watches among them. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1, with the port known before there is anything to serve.
 *
 * @param port - 0 takes a free one
 */
export async function listen(port: number): Promise<Listener> {
  let handler: RequestListener | undefined;
  const server = createServer((request, response) => {
    if (handler) {
      handler(request, response);
    } else {
      response.writeHead(503, { 'retry-after': '1' }).end();
    }
  });
  // A push or a watch may take as long as it takes.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve: next => {
      handler = next;
    },
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) =>
    server.close(error => (error ? reject(error) : resolve())),
  );
  server.closeAllConnections();
  return closed;
}
