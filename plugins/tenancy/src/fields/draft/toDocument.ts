import { ConnectionDraft, EnvironmentDraft, TenantDraft } from './types';
import { splitList, splitPorts } from './words';

/** The label by which connections name services. */
export const SERVICE_LABEL = 'app.kubernetes.io/name';

/** A value of a document that may be incomplete. */
type Value = string | undefined | Value[] | { [field: string]: Value };

/** A draft as a document, and where the rows of the form stand in it. */
export interface DraftDocument {
  document: { [field: string]: Value };
  /** Path of each environment and each connection, by its identity: `spec.environments[0]`. */
  places: Map<string, string>;
}

/**
 * A draft as the document that is proposed. What is empty is left out, so that the schema tells what is missing; rows stay
 * in their places however empty they are.
 */
export function toDocument(draft: TenantDraft): DraftDocument {
  const places = new Map<string, string>();
  const isOf = (environment?: EnvironmentDraft) => (rule: ConnectionDraft) =>
    environment
      ? rule.where === environment.id
      : !draft.environments.some(({ id }) => id === rule.where);
  const rulesOf = (path: string, environment?: EnvironmentDraft) => {
    const rules = draft.connections.filter(isOf(environment));
    rules.forEach(({ id }, index) =>
      places.set(id, `${path}.traffic[${index}]`),
    );
    return rules.length > 0 ? rules.map(toRule) : undefined;
  };
  const environments = draft.environments.map((environment, index) => {
    const path = `spec.environments[${index}]`;
    places.set(environment.id, path);
    return defined({
      name: environment.name.trim(),
      cluster: environment.cluster.trim(),
      size: environment.size.trim(),
      exposed: list(splitList(environment.exposed)),
      expires: environment.expires.trim(),
      traffic: rulesOf(path, environment),
    });
  });
  return {
    document: {
      apiVersion: 'socle.dev/v1',
      kind: 'Tenant',
      metadata: defined({
        name: draft.name.trim(),
        title: draft.title.trim(),
        description: draft.description.trim(),
      }),
      spec: defined({
        owner: draft.owner.trim(),
        costCenter: draft.costCenter.trim(),
        access: defined({
          admins: groups(draft.admins),
          developers: groups(draft.developers),
          viewers: groups(draft.viewers),
        }),
        traffic: rulesOf('spec'),
        environments,
      }),
    },
    places,
  };
}

function toRule(rule: ConnectionDraft): Value {
  const own = service(rule.service);
  const other = peerOf(rule);
  const [from, to] = rule.direction === 'to' ? [own, other] : [other, own];
  const http = rule.http.map(({ method, path }) =>
    defined({ method, path: path.trim() }),
  );
  return defined({
    from,
    to,
    ports: list(splitPorts(rule.ports)),
    http: list(http),
    reason: rule.reason.trim(),
  });
}

function peerOf(rule: ConnectionDraft): Value {
  switch (rule.peer) {
    case 'tenant':
      return defined({
        tenant: rule.tenant.trim(),
        environment: rule.environment.trim(),
        ...service(rule.peerService),
      });
    case 'fqdn':
      return defined({ fqdn: rule.fqdn.trim() });
    default:
      return defined({ cidr: rule.cidr.trim() });
  }
}

function service(name: string): { labels: Value } | undefined {
  return name.trim() === ''
    ? undefined
    : { labels: { [SERVICE_LABEL]: name.trim() } };
}

/* Names of groups may hold spaces. */
function groups(text: string): Value {
  return list(splitList(text, /[,;\n]/));
}

function list(items: Value[]): Value {
  return items.length > 0 ? items : undefined;
}

function defined(fields: { [field: string]: Value }): {
  [field: string]: Value;
} {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
}
