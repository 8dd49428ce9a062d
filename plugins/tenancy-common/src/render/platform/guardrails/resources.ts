import { Guardrail, WRONG } from './guardrail';

const sets = (holder: string) =>
  `has(${holder}.resources) && side in ${holder}.resources && r in ${holder}.resources[side]`;

const whole = (holder: string) =>
  `(has(${holder}.resources) ? ["requests", "limits"].all(side, !(side in ${holder}.resources) || ["memory", "ephemeral-storage"].all(r, !(r in ${holder}.resources[side]) || quantity(string(${holder}.resources[side][r])).isInteger())) : true)`;

/**
 * Containers say what they need and what they may have. A pod is looked at when it has its defaults already; where it got
 * any, the API server notes so on it (`LimitRanger`). It notes so too where a container leaves to the pod what the pod as a
 * whole sets, so such a pod is let in.
 */
export const resources: Guardrail = {
  rule: 'resources',
  title: 'Containers say what they need and what they may have',
  answer: profile => profile.spec.guardrails.limits,
  variables: () => [
    {
      name: 'defaulted',
      expression:
        'object.kind == "Pod" && !has(object.spec.resources) && has(object.metadata.annotations) && "kubernetes.io/limit-ranger" in object.metadata.annotations',
    },
    {
      name: 'silent',
      expression: `variables.lasting.filter(c, variables.defaulted || !["requests", "limits"].all(side, ["cpu", "memory"].all(r, (${sets('c')}) || (${sets('variables.pod')}))))`,
    },
    {
      name: 'fractions',
      expression: `variables.lasting.filter(c, !${whole('c')})`,
    },
    {
      name: WRONG,
      expression:
        '(variables.silent + variables.fractions).map(c, c.name) + (' +
        `${whole('variables.pod')} ? [] : ["the pod"])`,
    },
  ],
  message: () =>
    'Containers need requests and limits of cpu and memory, in whole bytes',
};
