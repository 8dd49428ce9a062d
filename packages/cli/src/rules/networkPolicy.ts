import {
  PolicyDocument,
  readDocuments,
  sayFinding,
  validate,
} from '@socle/plugin-cilium-common';
import {
  Finding,
  RuleDescription,
  SourceFile,
} from '@socle/plugin-tenancy-common';

/** What `check` says of network policies besides the rules of tenants. */
export const networkPolicyRule: RuleDescription = {
  id: 'network-policy',
  title: 'Network policies say what is meant by them',
  description:
    'Cilium enforces nothing of a policy that it refuses, and tells so only in its status. What it accepts may still not be meant: a list that is empty, a network with the addresses of pods, a label that never enters an identity, rules for requests that another rule lifts. Each policy is judged by itself, in the newest version of Cilium; what kustomize patches is not a policy yet.',
  severity: 'warning',
};

const kinds = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'NetworkPolicy',
  'ClusterNetworkPolicy',
];
/* What only all policies of a cluster tell: a tree may have several clusters, and not all policies of one. */
const ofTheWhole: readonly string[] = ['duplicate', 'domainWithoutDns'];

/** What is wrong with the network policies of files. What cannot be read as YAML is left to others. */
export function networkPolicyFindings(files: readonly SourceFile[]): Finding[] {
  const texts = files.flatMap(file =>
    'content' in file && file.content !== undefined ? [file] : [],
  );
  const patches = new Set(texts.flatMap(patchesOf));
  return texts
    .filter(
      ({ path, content }) =>
        !patches.has(path) && kinds.some(kind => content.includes(kind)),
    )
    .flatMap(({ path, content }) => findingsOf(path, content));
}

function findingsOf(path: string, content: string): Finding[] {
  const policies = readDocuments(content, path).documents.filter(isPolicy);
  return validate({ policies })
    .filter(({ code }) => !ofTheWhole.includes(code))
    .map(finding => ({ ...sayFinding(finding), rule: networkPolicyRule.id }));
}

function isPolicy({ value }: PolicyDocument): boolean {
  return kinds.some(kind => kind === fieldOf(value, 'kind'));
}

/** The files that a kustomization takes for patches: they hold a part of an object only. */
function patchesOf({
  path,
  content,
}: {
  path: string;
  content: string;
}): string[] {
  if (!/(?:^|\/)kustomization\.ya?ml$|(?:^|\/)Kustomization$/.test(path)) {
    return [];
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const [document] = readDocuments(content, path).documents;
  return ['patches', 'patchesStrategicMerge']
    .flatMap(field => {
      const list = fieldOf(document?.value, field);
      return Array.isArray(list) ? list : [];
    })
    .map(item => (typeof item === 'string' ? item : fieldOf(item, 'path')))
    .flatMap(item =>
      typeof item === 'string' ? [`${folder}${item.replace(/^\.\//, '')}`] : [],
    );
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === field)?.[1]
    : undefined;
}
