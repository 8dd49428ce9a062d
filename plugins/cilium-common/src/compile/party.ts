import { Identity, keyOf } from '../labels/identity';
import { identityOf } from '../labels/identityOf';
import { PolicyContext } from '../model/context';
import { Endpoint, NamedPorts } from '../model/flow';

/**
 * One end of connections, ready to be asked about: equal ends are one party, so that what was found out of one holds for all.
 *
 * @public
 */
export interface Party {
  /** From 0, in the order of asking; negative for one that is not kept. */
  readonly index: number;
  readonly identity: Identity;
  /** In lower case; undefined where they are not known. */
  readonly namedPorts: ReadonlyMap<string, NamedPort> | undefined;
}

/** A port that a pod names; without a protocol, it is one of TCP, UDP and SCTP alike. */
export interface NamedPort {
  port: number;
  protocol?: string;
}

/* More ends than a large platform has; those that come later are judged anew each time. */
const maximumKept = 50_000;

/** Keeps parties, one for all ends of connections that are alike to Cilium. */
export class Parties {
  readonly #context: PolicyContext;
  readonly #byKey = new Map<string, Party>();
  readonly #byEndpoint = new WeakMap<Endpoint, Party>();

  constructor(context: PolicyContext) {
    this.#context = context;
  }

  of(endpoint: Endpoint): Party {
    const known = this.#byEndpoint.get(endpoint);
    if (known) {
      return known;
    }
    const party = this.#find(endpoint);
    this.#byEndpoint.set(endpoint, party);
    return party;
  }

  #find(endpoint: Endpoint): Party {
    const identity = identityOf(endpoint, this.#context);
    const namedPorts = namedPortsOf(endpoint);
    const key = `${keyOf(identity)} ${
      namedPorts
        ? JSON.stringify(
            [...namedPorts].sort(([one], [two]) => order(one, two)),
          )
        : ''
    }`;
    const known = this.#byKey.get(key);
    if (known) {
      return known;
    }
    const isKept = this.#byKey.size < maximumKept;
    const index = isKept ? this.#byKey.size : -1;
    const party: Party = { index, identity, namedPorts };
    if (isKept) {
      this.#byKey.set(key, party);
    }
    return party;
  }
}

function order(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function namedPortsOf(endpoint: Endpoint): Party['namedPorts'] {
  if (endpoint.kind === 'outside' || endpoint.kind === 'entity') {
    return new Map();
  }
  return endpoint.namedPorts && asMap(endpoint.namedPorts);
}

function asMap(ports: NamedPorts): ReadonlyMap<string, NamedPort> {
  return new Map(
    Object.entries(ports).map(([name, port]) => [
      name.toLowerCase(),
      typeof port === 'number' ? { port } : port,
    ]),
  );
}
