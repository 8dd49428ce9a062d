import path from 'node:path';
import {
  check,
  examplesOf,
  filesOf,
  parseProfile,
  sampleProfile,
} from '../lib/domain.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { inFolder, kustomize } from './rendered.mjs';

/** The folders of the examples' small company that Argo CD applies. */
const folders = [
  'payments/dev',
  'payments/prod',
  'checkout/deploy/dev',
  'checkout/deploy/prod',
];

/**
 * An example of a rule: what checks say of it, and the objects that would come to the clusters.
 *
 * @typedef {object} Example
 * @property {string} rule
 * @property {string} name
 * @property {any} profile what the clusters' guardrails follow from
 * @property {'refused' | 'warned' | 'let in'} verdict what `check` says
 * @property {() => Promise<any[]>} workloads throws where kustomize builds nothing
 */

/** @returns {Example[]} every example of a rule */
export function examples(rule) {
  return examplesOf(rule).map(example => {
    const files = filesOf(example).filter(file => 'content' in file);
    const findings = check({ files: filesOf(example) }).filter(
      finding => finding.rule === rule,
    );
    return {
      rule,
      name: example.name,
      profile: profileOf(files),
      verdict: verdictOf(findings),
      workloads: () =>
        example.alone ? Promise.resolve(alone(files)) : built(files),
    };
  });
}

function verdictOf(findings) {
  const severities = findings.map(({ severity }) => severity);
  if (severities.includes('error')) {
    return 'refused';
  }
  return severities.includes('warning') ? 'warned' : 'let in';
}

function profileOf(files) {
  const file = files.find(one => one.path === 'gitops/socle.yaml');
  const parsed = file && parseProfile(file.content, file.path);
  return parsed?.ok ? parsed.value : sampleProfile();
}

function alone(files) {
  return files
    .filter(({ path: name }) => name.endsWith('.yaml'))
    .flatMap(({ content }) => objectsOf(content))
    .filter(isWorkload);
}

function built(files) {
  return inFolder(files, async folder => {
    const objects = [];
    for (const one of folders) {
      objects.push(...(await kustomize(path.join(folder, one))));
    }
    return objects.filter(isWorkload);
  });
}

const isWorkload = ({ kind }) =>
  kind === 'Pod' || templates[kind] !== undefined;

const ofTemplate = ({ spec }) => spec.template;
const templates = {
  Deployment: ofTemplate,
  ReplicaSet: ofTemplate,
  StatefulSet: ofTemplate,
  DaemonSet: ofTemplate,
  Job: ofTemplate,
  CronJob: ({ spec }) => spec.jobTemplate.spec.template,
};

/**
 * A workload and the pod that it makes, in a namespace that stands for its own; without ephemeral containers, which the API
 * takes only for a pod that runs.
 */
export function withPod(workload, namespace) {
  const placed = structuredClone(workload);
  placed.metadata.namespace = namespace;
  delete placed.spec.ephemeralContainers;
  const template = templates[workload.kind]?.(workload);
  return [
    placed,
    ...(template
      ? [
          {
            apiVersion: 'v1',
            kind: 'Pod',
            metadata: {
              ...template.metadata,
              name: `${workload.metadata.name}-pod`,
              namespace,
            },
            spec: { restartPolicy: 'OnFailure', ...template.spec },
          },
        ]
      : []),
  ];
}
