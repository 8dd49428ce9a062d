import { Identity, isHost, keyOf } from '../labels/identity';
import { identityOf } from '../labels/identityOf';
import { namespaceKey } from '../labels/label';
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
  /** What tells its named ports from those of others. */
  readonly portsText: string;
  /** The namespace that it is in, if any; `unknown` where nothing is known of who it is. */
  readonly place: { readonly namespace: string } | 'unknown' | undefined;
  /** What decides about it where no rule does: parties alike in it are treated alike. */
  readonly traits: string;
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
  /* By what an end says of itself: flows bring the same ends again as other objects. */
  readonly #byText = new Map<string, Party>();

  constructor(context: PolicyContext) {
    this.#context = context;
  }

  of(endpoint: Endpoint): Party {
    const text = textOf(endpoint);
    const known = this.#byText.get(text);
    if (known) {
      return known;
    }
    const party = this.#find(endpoint);
    if (this.#byText.size < maximumKept) {
      this.#byText.set(text, party);
    }
    return party;
  }

  #find(endpoint: Endpoint): Party {
    const identity = identityOf(endpoint, this.#context);
    const namedPorts = namedPortsOf(endpoint);
    const portsText = namedPorts
      ? JSON.stringify([...namedPorts].sort(([one], [two]) => order(one, two)))
      : '';
    const key = `${keyOf(identity)} ${portsText}`;
    const known = this.#byKey.get(key);
    if (known) {
      return known;
    }
    const isKept = this.#byKey.size < maximumKept;
    const party: Party = {
      index: isKept ? this.#byKey.size : -1,
      identity,
      namedPorts,
      portsText,
      place: placeOf(identity),
      traits: traitsOf(identity),
    };
    if (isKept) {
      this.#byKey.set(key, party);
    }
    return party;
  }
}

/** All that an end says of itself, but for what people call it. */
function textOf(endpoint: Endpoint): string {
  if (endpoint.kind !== 'pod') {
    return JSON.stringify(endpoint);
  }
  const { namespace, labels, namedPorts } = endpoint;
  let text = `pod ${measured(namespace)}`;
  if (labels) {
    for (const key of Object.keys(labels)) {
      text += `${measured(key)}${measured(labels[key])}`;
    }
  } else {
    text += '?';
  }
  const { serviceAccount, cluster, address } = endpoint;
  text += ` ${measured(serviceAccount)}${measured(cluster)}${measured(address)}`;
  return namedPorts ? `${text}${JSON.stringify(namedPorts)}` : text;
}

/* With its length before it, no text can be taken for a part of another. */
function measured(text: string | undefined): string {
  return text === undefined ? '-' : `${text.length}:${text}`;
}

function placeOf({ labels, unknown }: Identity): Party['place'] {
  if (unknown.includes('entity')) {
    return 'unknown';
  }
  const label = labels.get(namespaceKey);
  return label && { namespace: label.value };
}

/* As `fallbackOf` asks. */
function traitsOf(identity: Identity): string {
  return `${isHost(identity) ? 'host' : ''}${identity.unknown.includes('entity') ? 'unknown' : ''}`;
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
