import http from 'node:http';
import net from 'node:net';

/**
 * Stands between the portal and one part of its platform, so that a journey can take that part away and give it back:
 * `PUT <control>/cut` breaks what is connected and refuses what comes, `PUT <control>/mend` lets it through again.
 *
 * @param {{ to: number }} options the port that it leads to
 * @returns {Promise<{ url: string, control: string, stop: () => void }>}
 */
export async function startWire({ to }) {
  const sockets = new Set();
  let isCut = false;
  const wire = net.createServer(incoming => {
    if (isCut) {
      incoming.destroy();
      return;
    }
    const outgoing = net.connect(to, '127.0.0.1');
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ]) {
      sockets.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket);
          other.destroy();
        })
        .pipe(other);
    }
  });
  const control = http.createServer((request, response) => {
    isCut = request.url === '/cut';
    if (isCut) {
      sockets.forEach(socket => socket.destroy());
    }
    response.end();
  });
  const [url, controlUrl] = await Promise.all([wire, control].map(listen));
  return {
    url,
    control: controlUrl,
    stop() {
      sockets.forEach(socket => socket.destroy());
      wire.close();
      control.close();
      control.closeAllConnections();
    },
  };
}

async function listen(server) {
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return `http://localhost:${server.address().port}`;
}
