import { Identity, keyOf, namespaceOf } from '../labels/identity';
import { clusterKey, namespaceKey, namespaceLabelsKey } from '../labels/label';

/** Labels that tell a workload from the others of its namespace. */
export interface Selection {
  labels: Readonly<Record<string, string>>;
  /** Whether they select other known workloads too. */
  selectsOthers: boolean;
}

/** Keys that people name their workloads by, the most common first. */
const nameKeys = [
  'app.kubernetes.io/name',
  'app',
  'k8s-app',
  'name',
  'app.kubernetes.io/component',
  'component',
  'app.kubernetes.io/instance',
];

/* What changes with each release, or stands on everything: a rule by it breaks, or says nothing. */
const passing = [
  'version',
  'app.kubernetes.io/version',
  'app.kubernetes.io/managed-by',
  'helm.sh/chart',
  'chart',
  'heritage',
  'release',
  'revision',
  'rollouts-pod-template-hash',
  'job-name',
  'batch.kubernetes.io/job-name',
];

/**
 * The fewest labels that select a workload and, where others are known, none of them. Labels that change with each release are
 * left out, as long as there are any others.
 */
export function selectionOf(
  identity: Identity,
  others: readonly Identity[],
): Selection {
  const candidates = candidatesOf(identity);
  const own = keyOf(identity);
  const rivals = others.filter(
    other =>
      namespaceOf(other) === namespaceOf(identity) && keyOf(other) !== own,
  );
  const chosen: [string, string][] = candidates.slice(0, 1);
  let selected = selectedBy(rivals, chosen);
  let next = nextOf(candidates, selected);
  while (next) {
    chosen.push(next.candidate);
    selected = next.left;
    next = nextOf(candidates, selected);
  }
  return {
    labels: Object.fromEntries(chosen),
    selectsOthers: selected.length > 0,
  };
}

/** The label that tells most of the others apart; undefined where none does, or there are none. */
function nextOf(
  candidates: readonly [string, string][],
  selected: readonly Identity[],
): { candidate: [string, string]; left: Identity[] } | undefined {
  const [best] = candidates
    .map(candidate => ({ candidate, left: selectedBy(selected, [candidate]) }))
    .sort((one, other) => one.left.length - other.left.length);
  return best && best.left.length < selected.length ? best : undefined;
}

function candidatesOf({ labels }: Identity): [string, string][] {
  const all = [...labels.values()]
    .filter(({ source, key }) => source === 'k8s' && !isCiliums(key))
    .map(({ key, value }): [string, string] => [key, value])
    .sort(
      ([one], [other]) => rank(one) - rank(other) || one.localeCompare(other),
    );
  const lasting = all.filter(([key]) => !passing.includes(key));
  return lasting.length > 0 ? lasting : all;
}

function isCiliums(key: string): boolean {
  return (
    key === namespaceKey ||
    key === clusterKey ||
    key.startsWith(`${namespaceLabelsKey}.`) ||
    key.startsWith('io.cilium.')
  );
}

function rank(key: string): number {
  const index = nameKeys.indexOf(key);
  return index < 0 ? nameKeys.length : index;
}

function selectedBy(
  identities: readonly Identity[],
  labels: readonly [string, string][],
): Identity[] {
  return identities.filter(identity =>
    labels.every(([key, value]) => identity.labels.get(key)?.value === value),
  );
}
