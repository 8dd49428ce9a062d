import { parseNetwork } from '../labels/prefix';
import { worldOf } from '../labels/identityOf';
import { reservedLabelsOf } from '../labels/reserved';
import { namespaceKey } from '../labels/label';
import { Endpoint, NamedPorts } from '../model/flow';
import { groupNameKey } from '../parse/networks';
import { fieldOf, isRecord } from '../parse/reader';

/** A question in the oracle's words (`shared/cilium-oracle/README.md`). */
export interface OracleQuery {
  from?: unknown;
  to?: unknown;
  port?: unknown;
  proto?: unknown;
}

/** What the oracle's protocol says of an end, and why it cannot be one. */
export type OracleEndpoint =
  { ok: true; endpoint: Endpoint } | { ok: false; error: string };

/**
 * An end of a connection in the oracle's words: a pod, an entity, an address or a DNS name outside. Everything of it is known:
 * what is not named is not there. Source: `labelsFor` in the oracle.
 */
export function readEndpoint(
  value: unknown,
  { dualStack = false }: { dualStack?: boolean },
): OracleEndpoint {
  const text = (name: string) => {
    const found = fieldOf(value, name);
    return typeof found === 'string' ? found : '';
  };
  const [cidr, fqdn, entity] = [text('cidr'), text('fqdn'), text('entity')];
  if (cidr !== '' || fqdn !== '') {
    return readOutside({ cidr, fqdn, entity, value, dualStack });
  }
  if (entity !== '') {
    return reservedLabelsOf(entity)
      ? { ok: true, endpoint: { kind: 'entity', entity } }
      : { ok: false, error: `unknown entity ${JSON.stringify(entity)}` };
  }
  const { [namespaceKey]: named, ...labels } = labelsOf(value);
  return {
    ok: true,
    endpoint: {
      kind: 'pod',
      namespace: named ?? (text('namespace') || 'default'),
      labels,
      serviceAccount: text('serviceAccount') || 'default',
      cluster: text('cluster') || undefined,
      namedPorts: namedPortsOf(value),
    },
  };
}

function readOutside(options: {
  cidr: string;
  fqdn: string;
  entity: string;
  value: unknown;
  dualStack: boolean;
}): OracleEndpoint {
  const { cidr, fqdn, entity, value, dualStack } = options;
  const prefix = cidr === '' ? undefined : parseNetwork(cidr);
  if (cidr !== '' && !prefix) {
    return { ok: false, error: `bad cidr ${JSON.stringify(cidr)}` };
  }
  const world = prefix
    ? worldOf(prefix, { dualStack })
    : worldOf({ family: 4, bytes: [], bits: 32 }, { dualStack });
  const groups = fieldOf(value, 'cidrGroups');
  const names = (Array.isArray(groups) ? groups : []).filter(
    group => typeof group === 'string',
  );
  return {
    ok: true,
    endpoint: {
      kind: 'identity',
      labels: [
        `reserved:${world}`,
        ...(entity === 'kube-apiserver' ? ['reserved:kube-apiserver'] : []),
        ...names.map(group => `cidrgroup:${groupNameKey}/${group}`),
      ],
      ...(cidr !== '' && { address: cidr }),
      names: fqdn === '' ? [] : [fqdn],
      namedPorts: namedPortsOf(value),
    },
  };
}

function labelsOf(value: unknown): Record<string, string> {
  const labels = fieldOf(value, 'labels');
  return Object.fromEntries(
    Object.entries(isRecord(labels) ? labels : {}).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[key.replace(/^k8s:/, ''), text] as const]
        : [],
    ),
  );
}

function namedPortsOf(value: unknown): NamedPorts {
  const ports = fieldOf(value, 'namedPorts');
  return Object.fromEntries(
    Object.entries(isRecord(ports) ? ports : {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
