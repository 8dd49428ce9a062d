import http from 'node:http';
import net from 'node:net';

/**
 * Listens on a port of loopback, a free one where none is named, and tells the address.
 *
 * @public
 */
export async function listen(server: net.Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

/**
 * Ends open connections too.
 *
 * @public
 */
export async function close(server: http.Server): Promise<void> {
  const closed = new Promise(resolve => {
    server.close(resolve);
  });
  server.closeAllConnections();
  await closed;
}

/**
 * An address where nothing listens.
 *
 * @public
 */
export async function deadAddress(): Promise<string> {
  const server = http.createServer();
  const url = await listen(server);
  await close(server);
  return url;
}
