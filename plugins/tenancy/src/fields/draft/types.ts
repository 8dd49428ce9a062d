/**
 * A tenant as a form has it while somebody fills it in: text as it was typed, rows with identities of their own.
 */
export interface TenantDraft {
  name: string;
  title: string;
  description: string;
  /** `group:default/payments` */
  owner: string;
  costCenter: string;
  /** Groups of the identity provider, with commas between them. */
  admins: string;
  developers: string;
  viewers: string;
  environments: EnvironmentDraft[];
  connections: ConnectionDraft[];
}

/** One environment of a draft. */
export interface EnvironmentDraft {
  id: string;
  name: string;
  cluster: string;
  size: string;
  /** Host names, with commas between them. */
  exposed: string;
  /** `2027-03-31` */
  expires: string;
}

/** Of what kind the other end of a connection is. */
export type PeerKind = 'tenant' | 'fqdn' | 'cidr';

/** One rule of traffic of a draft. */
export interface ConnectionDraft {
  id: string;
  /** Whether this tenant connects to the other end, or the other end to it. */
  direction: 'to' | 'from';
  peer: PeerKind;
  /** Identity of the environment that it is for; empty for all of them. */
  where: string;
  /** The service of this tenant that it is for; empty for all of them. */
  service: string;
  tenant: string;
  /** Of the other tenant; empty for the one of the same name. */
  environment: string;
  peerService: string;
  fqdn: string;
  cidr: string;
  /** `443/TCP, 8080`: ports with commas between them. */
  ports: string;
  http: HttpDraft[];
  reason: string;
}

/** Requests that pass. */
export interface HttpDraft {
  id: string;
  /** Empty for any. */
  method: string;
  path: string;
}

/** A part of the form. */
export type Section = 'tenant' | 'environments' | 'connections';

export const sections: readonly Section[] = [
  'tenant',
  'environments',
  'connections',
];
