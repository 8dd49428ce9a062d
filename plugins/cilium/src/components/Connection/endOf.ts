import { NetworkPeer } from '@socle/plugin-cilium-common';
import { ShownEnd } from './Connection';

/**
 * How a peer is called: by its name, and by its environment where it is of the viewer's tenant, by its tenant or namespace where it
 * is somebody else's.
 */
export function endOf(peer: NetworkPeer): ShownEnd {
  const { name, own, environment, tenant, namespace } = peer;
  const place = own
    ? (environment ?? namespace)
    : [tenant, environment].filter(Boolean).join('/') || namespace;
  // What has no name of its own goes by its place, which need not be said twice.
  return place === undefined || place === name ? { name } : { name, place };
}

/** A port as people write it: `5432/TCP`; the protocol alone where the port is not told. */
export function portOf(connection: {
  port?: number | string;
  protocol?: string;
}): string | undefined {
  const { port, protocol } = connection;
  if (port === undefined) {
    return protocol;
  }
  return protocol?.startsWith('ICMP')
    ? `${protocol} ${port}`
    : [port, protocol].filter(part => part !== undefined).join('/');
}
