import http from 'node:http';
import { AddressInfo } from 'node:net';

/** A server on loopback whose answers a test writes, and what it was asked. */
export interface TestServer {
  url: string;
  /** `GET /api/v1/pods?limit=500`, one for each request. */
  requests: string[];
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startServer(
  listener: http.RequestListener,
): Promise<TestServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async stop() {
      const closed = new Promise(resolve => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
