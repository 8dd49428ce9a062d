import { OracleResponse, OracleResult } from '../oracle/lineProtocol';
import { GeneratedSet, GeneratedWorld } from './generate/policySets';

type Json = Record<string, unknown>;

/** Policies, questions about them, and what Cilium's own policy engine answers: one line of the corpus. */
export interface CorpusLine {
  world: GeneratedWorld;
  policies: unknown[];
  namespaceLabels: GeneratedSet['namespaceLabels'];
  ends: Json[];
  /** From which end to which, the port, the protocol. */
  queries: [from: number, to: number, port: number, proto: string][];
  /**
   * Two letters for each query, egress and ingress: `a` allowed, `A` allowed through a proxy, `d` denied, `x` an error. One word
   * where the policies are refused.
   */
  answers: string;
}

/** The letters of one answer. */
export function lettersOf(result: OracleResult): string {
  const letter = (verdict: string | undefined, isRedirected?: boolean) => {
    if (verdict === 'allowed') {
      return isRedirected ? 'A' : 'a';
    }
    return verdict === 'denied' ? 'd' : '?';
  };
  return result.error
    ? 'xx'
    : letter(result.egress, result.egressRedirect) +
        letter(result.ingress, result.ingressRedirect);
}

/** The letters of all answers to a set. */
export function answersOf(response: OracleResponse): string {
  return response.error
    ? 'refused'
    : (response.results ?? []).map(lettersOf).join('');
}

/** A set with its answers, as the corpus keeps it. */
export function corpusLine(
  set: GeneratedSet,
  world: GeneratedWorld,
  answers: string,
): CorpusLine {
  const ends: Json[] = [];
  const indexOf = (end: Json) => {
    const known = ends.indexOf(end);
    return known < 0 ? ends.push(end) - 1 : known;
  };
  return {
    world,
    policies: set.policies,
    namespaceLabels: set.namespaceLabels,
    queries: set.queries.map(({ from, to, port, proto }) => [
      indexOf(from),
      indexOf(to),
      port,
      proto,
    ]),
    ends,
    answers,
  };
}

/** The line as a request of the protocol. */
export function requestOf({
  policies,
  namespaceLabels,
  ends,
  queries,
}: CorpusLine): string {
  return JSON.stringify({
    policies,
    namespaceLabels,
    queries: queries.map(([from, to, port, proto]) => ({
      from: ends[from],
      to: ends[to],
      port,
      proto,
    })),
  });
}
