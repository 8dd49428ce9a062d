import {
  Evaluation,
  NetworkPhrase,
  ShownEvaluation,
  ShownSide,
  SideTrace,
} from '@socle/plugin-cilium-common';

/* What these tell of the peer, where its policies are another tenant's. */
const ofPeer = new Set<string>(['lackLabel', 'lackNamespace', 'lackCluster']);
const withoutFound: Readonly<
  Partial<Record<NetworkPhrase['code'], NetworkPhrase['code']>>
> = {
  lackLabel: 'lackLabelMissing',
  lackNamespace: 'lackNamespaceMissing',
};

/**
 * An evaluation as somebody may see it who is not of both tenants: of the other end's policies the verdict alone, and of the
 * other end's labels nothing.
 */
export function showEvaluation(
  evaluation: Evaluation,
  hidden: { egress: boolean; ingress: boolean },
): ShownEvaluation {
  const { verdict, explanation, trace } = evaluation;
  const sideOf = (direction: 'egress' | 'ingress'): ShownSide => {
    const result = evaluation[direction];
    const peer = direction === 'egress' ? 'ingress' : 'egress';
    if (hidden[direction]) {
      return {
        result: { ...result, unknown: [] },
        sentences: [],
        hidden: true,
      };
    }
    const sentences = explanation[direction];
    return hidden[peer]
      ? {
          result,
          sentences: sentences.map(withoutPeer),
          trace: traceWithoutPeer(trace[direction]),
          hidden: false,
        }
      : { result, sentences, trace: trace[direction], hidden: false };
  };
  return {
    verdict,
    summary: explanation.summary,
    egress: sideOf('egress'),
    ingress: sideOf('ingress'),
  };
}

function withoutPeer(phrase: NetworkPhrase): NetworkPhrase {
  return ofPeer.has(phrase.code)
    ? {
        code: withoutFound[phrase.code] ?? phrase.code,
        parameters: { ...phrase.parameters, found: '' },
      }
    : phrase;
}

function traceWithoutPeer(trace: SideTrace): SideTrace {
  return {
    ...trace,
    nearest: trace.nearest.map(rule => ({
      ...rule,
      lacks: rule.lacks.map(lack =>
        ['label', 'namespace', 'cluster'].includes(lack.what)
          ? { ...lack, found: '' }
          : lack,
      ),
    })),
  };
}
