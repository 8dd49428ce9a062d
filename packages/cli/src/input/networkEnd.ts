import { Endpoint, reservedNames } from '@socle/plugin-cilium-common';
import { InvalidArgumentError } from '@commander-js/extra-typings';

const form =
  'Write it as NAMESPACE/APP, NAMESPACE/KEY=VALUE,KEY=VALUE, an address, a DNS name, or one of';

/**
 * Reads one end of a connection: `shop/cart` (the pods with `app=cart`), `shop/app=cart,tier=front`, `192.0.2.1`,
 * `api.example.com`, `world`.
 */
export function networkEndOf(text: string): Endpoint {
  if (reservedNames.includes(text)) {
    return { kind: 'entity', entity: text };
  }
  if (/^[\da-fA-F.:]*[.:][\da-fA-F.:]*(?:\/\d{1,3})?$/.test(text)) {
    return { kind: 'outside', address: text };
  }
  const slash = text.indexOf('/');
  if (slash > 0) {
    const labels = labelsOf(text.slice(slash + 1));
    return {
      kind: 'pod',
      namespace: text.slice(0, slash),
      name: text.slice(slash + 1),
      labels,
    };
  }
  if (/^[\w-]+(?:\.[\w-]+)+\.?$/.test(text)) {
    return { kind: 'outside', names: [text] };
  }
  throw new InvalidArgumentError(`${form} ${reservedNames.join(', ')}.`);
}

function labelsOf(text: string): Record<string, string> {
  const labels = text.split(',').map((part): [string, string] => {
    const equals = part.indexOf('=');
    return equals < 0
      ? ['app', part]
      : [part.slice(0, equals), part.slice(equals + 1)];
  });
  if (labels.some(([key, value]) => key === '' || value === '')) {
    throw new InvalidArgumentError(`${form} ${reservedNames.join(', ')}.`);
  }
  return Object.fromEntries(labels);
}

/** Reads `8080` or `53/UDP`, and for ICMP `8/ICMP`. */
export function networkPortOf(text: string): {
  port: number;
  protocol?: string;
} {
  const [, port, protocol] =
    /^(\d{1,5})(?:\/([A-Za-z0-9]+))?$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new InvalidArgumentError('Write it as 8080 or 53/UDP.');
  }
  return {
    port: Number(port),
    ...(protocol && { protocol: protocol.toUpperCase() }),
  };
}

/** Reads `GET /v1/orders`, `/v1/orders`, `GET`. */
export function networkRequestOf(text: string): {
  method?: string;
  path?: string;
} {
  const [, method, path] = /^([A-Za-z]+)?(?:^| |$)(\/.*)?$/s.exec(text) ?? [];
  if (method === undefined && path === undefined) {
    throw new InvalidArgumentError('Write it as "GET /v1/orders".');
  }
  return {
    ...(method && { method: method.toUpperCase() }),
    ...(path && { path }),
  };
}
