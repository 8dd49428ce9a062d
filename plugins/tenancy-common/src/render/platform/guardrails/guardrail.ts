import { Profile } from '../../../profile/schema';

/** A named expression of CEL, which those after it call `variables.<name>`. */
export interface Variable {
  name: string;
  expression: string;
}

/**
 * A guardrail as the clusters hold to it when something comes in: the same that a rule of checks says before the pull
 * request, in CEL, which ValidatingAdmissionPolicies and Gatekeeper both read.
 *
 * `variables` may name those of `podVariables`.
 */
export interface Guardrail {
  /** The rule of checks that says the same, and the end of its objects' names. */
  rule: 'image-tag' | 'image-registry' | 'resources';
  title: string;
  answer(profile: Profile): 'deny' | 'warn' | 'allow';
  variables(profile: Profile): readonly Variable[];
  /** What begins the sentence that people read; what is wrong, by name, follows it. */
  message(profile: Profile): string;
}

/** The variable of each guardrail that lists what is wrong, as text. */
export const WRONG = 'wrong';

const template = 'object.spec.template.spec';

/**
 * What runs, wherever it is written: in a pod, or in what makes pods. What was there before, and stays as it was, is let be:
 * a controller that takes a finalizer off an old pod changes nothing of what runs.
 */
export const podVariables: readonly Variable[] = [
  {
    name: 'unchanged',
    expression: 'oldObject != null && oldObject.spec == object.spec',
  },
  {
    name: 'pod',
    expression: `object.kind == "Pod" ? object.spec : object.kind == "CronJob" ? object.spec.jobTemplate.spec.template.spec : ${template}`,
  },
  {
    name: 'lasting',
    expression: `variables.pod.containers + (has(variables.pod.initContainers) ? variables.pod.initContainers : [])`,
  },
  {
    name: 'images',
    expression: `(variables.lasting + (has(variables.pod.ephemeralContainers) ? variables.pod.ephemeralContainers : [])).map(c, has(c.image) ? c.image : "") + (has(variables.pod.volumes) ? variables.pod.volumes.filter(v, has(v.image)).map(v, has(v.image.reference) ? v.image.reference : "") : [])`,
  },
];

/** The kinds of what runs, by API group. */
export const guardedWorkloads = [
  {
    group: '',
    kinds: ['Pod'],
    resources: ['pods', 'pods/ephemeralcontainers'],
  },
  {
    group: 'apps',
    kinds: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
    resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
  },
  {
    group: 'batch',
    kinds: ['Job', 'CronJob'],
    resources: ['jobs', 'cronjobs'],
  },
] as const;

/** A text as CEL writes it. */
export const celText = (text: string) => JSON.stringify(text);
