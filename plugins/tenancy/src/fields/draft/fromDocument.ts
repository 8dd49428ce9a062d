import { SERVICE_LABEL } from './toDocument';
import { ConnectionDraft, EnvironmentDraft, TenantDraft } from './types';

/**
 * The draft of a document that may be incomplete, as the form kept it or as an address brought it along. What is not of the
 * form's own making is left out.
 */
export function fromDocument(document: unknown): TenantDraft {
  const metadata = field(document, 'metadata');
  const spec = field(document, 'spec');
  const access = field(spec, 'access');
  const environments = items(field(spec, 'environments')).map(
    (environment, index): EnvironmentDraft => ({
      id: `environment-${index}`,
      name: text(environment, 'name'),
      cluster: text(environment, 'cluster'),
      size: text(environment, 'size'),
      exposed: words(environment, 'exposed'),
      expires: text(environment, 'expires'),
    }),
  );
  const rules = [
    ...items(field(spec, 'traffic')).map(rule => ({ rule, where: '' })),
    ...items(field(spec, 'environments')).flatMap((environment, index) =>
      items(field(environment, 'traffic')).map(rule => ({
        rule,
        where: `environment-${index}`,
      })),
    ),
  ];
  return {
    name: text(metadata, 'name'),
    title: text(metadata, 'title'),
    description: text(metadata, 'description'),
    owner: text(spec, 'owner'),
    costCenter: text(spec, 'costCenter'),
    admins: words(access, 'admins'),
    developers: words(access, 'developers'),
    viewers: words(access, 'viewers'),
    environments,
    connections: rules.map(({ rule, where }, index) =>
      toConnection(rule, where, `connection-${index}`),
    ),
  };
}

function toConnection(
  rule: unknown,
  where: string,
  id: string,
): ConnectionDraft {
  const isPeer = (end: unknown) =>
    ['tenant', 'environment', 'fqdn', 'cidr'].some(
      name => field(end, name) !== undefined,
    );
  const direction = isPeer(field(rule, 'from')) ? 'from' : 'to';
  const other = field(rule, direction);
  const own = field(rule, direction === 'to' ? 'from' : 'to');
  return {
    id,
    direction,
    peer: peerKindOf(other),
    where,
    service: serviceOf(own),
    tenant: text(other, 'tenant'),
    environment: text(other, 'environment'),
    peerService: serviceOf(other),
    fqdn: text(other, 'fqdn'),
    cidr: text(other, 'cidr'),
    ports: words(rule, 'ports'),
    http: items(field(rule, 'http')).map((request, index) => ({
      id: `${id}-http-${index}`,
      method: text(request, 'method'),
      path: text(request, 'path'),
    })),
    reason: text(rule, 'reason'),
  };
}

function peerKindOf(end: unknown): ConnectionDraft['peer'] {
  if (field(end, 'fqdn') !== undefined) {
    return 'fqdn';
  }
  return field(end, 'cidr') === undefined ? 'tenant' : 'cidr';
}

function serviceOf(end: unknown): string {
  return text(field(end, 'labels'), SERVICE_LABEL);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}

function words(value: unknown, name: string): string {
  return items(field(value, name))
    .filter(item => typeof item === 'string')
    .join(', ');
}
