import http from 'node:http';
import { close, listen } from '../../testUtils';

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
  return {
    url: await listen(server),
    requests,
    stop: () => close(server),
  };
}
