import { Identity } from '../labels/identity';
import { formatLabel } from '../labels/label';
import { Endpoint } from '../model/flow';
import { Port } from '../model/policy';
import { Requirement } from '../selectors/requirements';

/** What a selector asks for, as `kubectl` writes it: `app=front`, `app in (front,cart)`, `!app`. */
export function requirementText({
  source,
  key,
  operator,
  values,
}: Requirement): string {
  const name = source === 'any' || source === 'k8s' ? key : `${source}:${key}`;
  const list = [...values].join(',');
  switch (operator) {
    case 'In':
      if (values.size > 1) {
        return `${name} in (${list})`;
      }
      return list === '' ? name : `${name}=${list}`;
    case 'NotIn':
      return `${name} notin (${list})`;
    case 'Exists':
      return name;
    default:
      return `!${name}`;
  }
}

/** What an identity has of what is asked for: `app=cart`; empty where it has nothing. */
export function foundText({ key }: Requirement, { labels }: Identity): string {
  const label = labels.get(key);
  return label ? formatLabel(label).replace(/^k8s:/, '') : '';
}

/** A port as people write it: `443/TCP`, `8000-8100/TCP`, `http/TCP`. */
export function portText({
  name,
  from = 0,
  to = from,
  protocol,
}: Port): string {
  if (name !== undefined) {
    return `${name}/${protocol}`;
  }
  if (from === 0) {
    return protocol;
  }
  return from === to ? `${from}/${protocol}` : `${from}-${to}/${protocol}`;
}

/** Keys of labels that people name their workloads by, the most particular first. */
export const nameKeys = ['app.kubernetes.io/name', 'app', 'k8s-app', 'name'];

/** One end of a connection as people call it: `payments-prod/checkout`, `api.stripe.com`, `10.20.1.1`, `world`. */
export function endpointName(endpoint: Endpoint): string {
  switch (endpoint.kind) {
    case 'pod': {
      const labels: Readonly<Record<string, string>> = endpoint.labels ?? {};
      const key = nameKeys.find(one => Object.hasOwn(labels, one));
      const name = endpoint.name ?? (key === undefined ? '*' : labels[key]);
      return `${endpoint.namespace}/${name}`;
    }
    case 'outside':
      return endpoint.names?.[0] ?? endpoint.address ?? 'world';
    case 'entity':
      return endpoint.entity;
    default:
      return identityName(
        endpoint.labels,
        endpoint.names?.[0],
        endpoint.address,
      );
  }
}

function identityName(
  labels: readonly string[],
  name: string | undefined,
  address: string | undefined,
): string {
  const value = (key: string) =>
    labels.find(label => label.startsWith(`k8s:${key}=`))?.split('=')[1];
  const namespace = value('io.kubernetes.pod.namespace');
  const own = nameKeys.map(value).find(found => found !== undefined);
  if (namespace !== undefined) {
    return `${namespace}/${own ?? '*'}`;
  }
  const reserved = labels.find(label => label.startsWith('reserved:'));
  return name ?? address ?? reserved?.slice('reserved:'.length) ?? '*';
}
