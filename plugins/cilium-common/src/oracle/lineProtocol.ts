import { compile, CompiledPolicies } from '../compile/compile';
import { Party } from '../compile/party';
import { Endpoint } from '../model/flow';
import {
  isIcmp,
  parseProtocol,
  Protocol,
  protocolNumbers,
} from '../model/protocol';
import { Evaluation } from '../evaluate/evaluate';
import { tracedResult } from './tracedResult';
import { PolicyDocument } from '../parse/parsePolicies';
import { readDocuments } from '../parse/readDocuments';
import { fieldOf, isRecord } from '../parse/reader';
import { OracleQuery, readEndpoint } from './request';

const supported: readonly unknown[] = [
  undefined,
  '',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'NetworkPolicy',
  'ClusterNetworkPolicy',
  'CiliumCIDRGroup',
];

/**
 * One answer in the oracle's words.
 *
 * @public
 */
export interface OracleResult {
  ingress?: 'allowed' | 'denied' | 'unknown';
  egress?: 'allowed' | 'denied' | 'unknown';
  verdict?: 'allowed' | 'denied' | 'unknown';
  ingressRedirect?: true;
  egressRedirect?: true;
  /** Policies that decide: `namespace/name`, or what stands for none. */
  ingressRules?: string[];
  egressRules?: string[];
  /** How each end came to its verdict. */
  trace?: Evaluation['trace'];
  /** The same in words. */
  explanation?: { summary: string; egress: string[]; ingress: string[] };
  error?: string;
}

/**
 * The answer to one line.
 *
 * @public
 */
export interface OracleResponse extends OracleResult {
  results?: OracleResult[];
}

/**
 * How the oracle is started.
 *
 * @public
 */
export interface OracleOptions {
  dualStack?: boolean;
  hostFirewall?: boolean;
  /** Answers tell how they came about, and in which language; `off` where only the verdict is asked for. */
  trace?: 'en' | 'fr' | 'off';
}

/**
 * Answers lines of the protocol of Cilium's own policy engine behind JSON lines, so that anybody can compare the two. Policies
 * are kept from line to line, as long as they are the same.
 *
 * @public
 */
export class LineProtocol {
  readonly #options: OracleOptions;
  #key = '';
  #compiled: CompiledPolicies | { error: string } = { error: '' };

  constructor(options: OracleOptions = {}) {
    this.#options = options;
  }

  /** Never throws: what is wrong with a line is the answer to it. */
  answer(line: string): OracleResponse {
    let request: unknown;
    try {
      request = JSON.parse(line);
    } catch (error) {
      return { error: String(error) };
    }
    if (!isRecord(request)) {
      return { error: 'a request is an object' };
    }
    const compiled = this.#compile(request);
    if ('error' in compiled) {
      return compiled;
    }
    const { queries } = request;
    return Array.isArray(queries) && queries.length > 0
      ? { results: queries.map(query => this.#judge(compiled, query)) }
      : this.#judge(compiled, request);
  }

  #compile(
    request: Readonly<Record<string, unknown>>,
  ): CompiledPolicies | { error: string } {
    const { policies = [], namespaceLabels = {} } = request;
    const key = JSON.stringify([policies, namespaceLabels]);
    if (key !== this.#key) {
      this.#key = key;
      this.#compiled = compileRequest(policies, namespaceLabels, this.#options);
    }
    return this.#compiled;
  }

  #judge(compiled: CompiledPolicies, query: OracleQuery): OracleResult {
    const read = readQuery(query, this.#options);
    if ('error' in read) {
      return read;
    }
    const from = compiled.party(read.from);
    const to = compiled.party(read.to);
    const contradiction =
      contradictionOf(compiled, from) ?? contradictionOf(compiled, to);
    if (contradiction) {
      return contradiction;
    }
    const { trace = 'en' } = this.#options;
    return {
      ...resultOf(
        compiled.verdict(from, to, read.port, protocolNumbers[read.protocol]),
      ),
      ...(trace !== 'off' && tracedResult(compiled, read, trace)),
    };
  }
}

function resultOf({
  verdict,
  ingress,
  egress,
  ingressRedirect,
  egressRedirect,
}: ReturnType<CompiledPolicies['verdict']>): OracleResult {
  return {
    ingress,
    egress,
    verdict,
    ...(ingressRedirect && ingress === 'allowed' && { ingressRedirect: true }),
    ...(egressRedirect && egress === 'allowed' && { egressRedirect: true }),
  };
}

function contradictionOf(
  compiled: CompiledPolicies,
  party: Party,
): { error: string } | undefined {
  const conflict = compiled.conflict(party);
  const [one, other] = conflict?.rules ?? [];
  return (
    conflict && {
      error: `cannot merge conflicting ${conflict.what}s of ${one?.policy.name} and ${other?.policy.name}`,
    }
  );
}

function compileRequest(
  policies: unknown,
  namespaceLabels: unknown,
  options: OracleOptions,
): CompiledPolicies | { error: string } {
  const documents: PolicyDocument[] = [];
  for (const [index, item] of (Array.isArray(policies)
    ? policies
    : []
  ).entries()) {
    if (typeof item === 'string') {
      const read = readDocuments(item, `policy ${index}`);
      if (read.findings.length > 0) {
        return { error: `policy ${index}: ${read.findings[0].message}` };
      }
      documents.push(...read.documents);
    } else {
      documents.push({ value: item, file: `policy ${index}` });
    }
  }
  const unsupported = documents.find(
    ({ value }) => !supported.includes(fieldOf(value, 'kind')),
  );
  if (unsupported) {
    return {
      error: `${unsupported.file}: unsupported kind ${JSON.stringify(fieldOf(unsupported.value, 'kind'))}`,
    };
  }
  const compiled = compile({
    policies: documents,
    context: {
      ...options,
      subjects: 'everybody',
      namespaceLabels: labelsByNamespace(namespaceLabels),
      services: [],
    },
  });
  const refused = compiled.findings.find(
    ({ severity }) => severity === 'error',
  );
  return refused
    ? {
        error: `${refused.policy.file}: ${refused.path} ${refused.code} ${JSON.stringify(refused.parameters)}`,
      }
    : compiled;
}

function labelsByNamespace(
  value: unknown,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).map(([namespace, labels]) => [
      namespace,
      Object.fromEntries(
        Object.entries(isRecord(labels) ? labels : {}).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
    ]),
  );
}

type ReadQuery =
  | { from: Endpoint; to: Endpoint; port: number; protocol: Protocol }
  | { error: string };

function readQuery(query: OracleQuery, options: OracleOptions): ReadQuery {
  const name = typeof query.proto === 'string' ? query.proto : '';
  const protocol = parseProtocol(name || 'TCP');
  if (!protocol) {
    return { error: `unknown protocol '${name}'` };
  }
  const from = readEndpoint(query.from, options);
  if (!from.ok) {
    return { error: `from: ${from.error}` };
  }
  const to = readEndpoint(query.to, options);
  if (!to.ok) {
    return { error: `to: ${to.error}` };
  }
  const port = typeof query.port === 'number' ? query.port : 0;
  return port === 0 && !isIcmp(protocol)
    ? { error: 'port missing' }
    : {
        from: from.endpoint,
        to: to.endpoint,
        port,
        protocol,
      };
}
