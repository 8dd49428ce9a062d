import { RE2JS } from 're2js';
import { SuggestionObstacle } from '../messages/en/suggestions';
import { Flow } from '../model/flow';
import { parseProtocol, portProtocols } from '../model/protocol';

/** What is asked of the destination, as a rule names it. */
export type Ask =
  | {
      kind: 'port';
      port: number;
      protocol: string;
      http?: HttpAsk;
      dns?: string;
    }
  | { kind: 'icmp'; family: 'IPv4' | 'IPv6'; type: number }
  | { kind: 'obstacle'; obstacle: SuggestionObstacle };

/** A request of HTTP. */
export interface HttpAsk {
  method?: string;
  /** A regular expression of RE2 for the whole path. */
  path?: string;
  /** Whether the path could not be written as a rule. */
  isPathLost: boolean;
}

const lastPort = 65_535;
/* Longer expressions are of no use to anybody who reviews them. */
const longestPath = 1_000;

/** What a flow asks for. */
export function askOf({ port, protocol = 'TCP', http, dns }: Flow): Ask {
  const known = parseProtocol(protocol);
  if (port === undefined || !Number.isInteger(port) || port > lastPort) {
    return { kind: 'obstacle', obstacle: 'port' };
  }
  if (known === 'ICMP' || known === 'ICMPV6') {
    const family = known === 'ICMP' ? 'IPv4' : 'IPv6';
    return { kind: 'icmp', family, type: port };
  }
  if (!known || !portProtocols.some(one => one === known)) {
    return { kind: 'obstacle', obstacle: 'protocol' };
  }
  if (port < 1) {
    return { kind: 'obstacle', obstacle: 'port' };
  }
  return {
    kind: 'port',
    port,
    protocol: known,
    ...(http && known === 'TCP' && { http: httpAsk(http) }),
    ...(dns && !http && { dns: dns.name.toLowerCase().replace(/\.$/, '') }),
  };
}

function httpAsk({ method, path }: NonNullable<Flow['http']>): HttpAsk {
  const pattern = path === undefined ? undefined : patternOf(path);
  return {
    ...(method !== undefined && { method }),
    ...(pattern !== undefined && { path: pattern }),
    isPathLost: path !== undefined && pattern === undefined,
  };
}

/** What matches the path and whatever it is asked with, and nothing else. */
function patternOf(path: string): string | undefined {
  const question = path.indexOf('?');
  const plain = question < 0 ? path : path.slice(0, question);
  const pattern = `${RE2JS.quote(plain)}${question < 0 ? '' : '(\\?.*)?'}`;
  return /^\/[\x21-\x7e]*$/.test(plain) && pattern.length <= longestPath
    ? pattern
    : undefined;
}
