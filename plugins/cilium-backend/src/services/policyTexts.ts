import {
  PolicyMark,
  PolicyReference,
  PolicyText,
  ShownEvaluation,
} from '@socle/plugin-cilium-common';
import { ClusterNetwork } from '../sources/ClusterNetwork';
import { GitPolicies } from '../sources/PolicyFiles';

/** The policies that a trace names and that are of these namespaces, in whole, with the lines that matter. */
export function policyTexts(options: {
  network: ClusterNetwork;
  git: GitPolicies;
  namespaces: readonly string[];
  evaluation: ShownEvaluation;
}): PolicyText[] {
  const { network, git, namespaces, evaluation } = options;
  const marks = new Map<string, PolicyMark[]>();
  const references = new Map<string, PolicyReference>();
  const mark = (
    reference: PolicyReference,
    add: PolicyMark | undefined,
  ): void => {
    const key = JSON.stringify([
      reference.kind,
      reference.namespace,
      reference.name,
    ]);
    references.set(key, reference);
    marks.set(key, [...(marks.get(key) ?? []), ...(add ? [add] : [])]);
  };
  for (const direction of ['egress', 'ingress'] as const) {
    const { trace } = evaluation[direction];
    trace?.deciding.forEach(({ policy, line, section, index }) =>
      mark(
        policy,
        line === undefined
          ? undefined
          : { line, role: 'decides', direction, section, rule: index },
      ),
    );
    trace?.nearest.forEach(({ policy, line, section, index, lacks }) => {
      const at = lacks.at(0)?.line ?? line;
      mark(
        policy,
        at === undefined
          ? undefined
          : {
              line: at,
              role: 'nearest',
              direction,
              section,
              rule: index,
              lacks,
            },
      );
    });
    trace?.selecting.forEach(({ policy, defaultDeny }) =>
      mark(
        policy,
        defaultDeny && policy.line !== undefined
          ? { line: policy.line, role: 'selects', direction }
          : undefined,
      ),
    );
    trace?.notEnforced.forEach(({ policy, findings }) => {
      const line = findings.find(one => one.line !== undefined)?.line;
      mark(
        policy,
        line === undefined ? undefined : { line, role: 'invalid', direction },
      );
    });
  }
  return textsOf({
    network,
    git,
    namespaces,
    references: [...references.values()],
  }).map(text => ({
    ...text,
    marks: (
      marks.get(
        JSON.stringify([
          text.policy.kind,
          text.policy.namespace,
          text.policy.name,
        ]),
      ) ?? []
    ).sort((one, other) => one.line - other.line),
  }));
}

/** Policies in whole, those of these namespaces alone. */
export function textsOf(options: {
  network: ClusterNetwork;
  git: GitPolicies;
  namespaces: readonly string[];
  references: readonly PolicyReference[];
}): PolicyText[] {
  const { network, git, namespaces, references } = options;
  return references.flatMap(({ kind, namespace, name }) => {
    if (namespace === undefined || !namespaces.includes(namespace)) {
      return [];
    }
    const printed = network.policy({ kind, namespace, name, git });
    return printed
      ? [
          {
            policy: { kind, namespace, name },
            text: printed.text,
            ...(printed.source && { source: printed.source }),
            marks: [],
          },
        ]
      : [];
  });
}
