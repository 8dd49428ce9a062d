import { parseQuantity } from '../quantity';
import { Change } from './types';

const names = new Map([
  ['requests.cpu', 'CPU'],
  ['requests.memory', 'memory'],
  ['limits.cpu', 'CPU of limits'],
  ['limits.memory', 'memory of limits'],
  ['requests.storage', 'storage'],
  ['requests.ephemeral-storage', "space on nodes' disks"],
  ['limits.ephemeral-storage', "space of limits on nodes' disks"],
  ['requests.nvidia.com/gpu', 'GPUs'],
  ['persistentvolumeclaims', 'volume claims'],
  ['services.loadbalancers', 'load balancers'],
  ['configmaps', 'ConfigMaps'],
  ['count/deployments.apps', 'Deployments'],
  ['count/statefulsets.apps', 'StatefulSets'],
  ['count/jobs.batch', 'Jobs'],
  ['count/cronjobs.batch', 'CronJobs'],
]);

const bytes = /memory|storage/;

/** What a quota gives more and less of, one sentence for each resource. */
export function describeQuota(
  environment: string,
  before: Record<string, string>,
  after: Record<string, string>,
): Change[] {
  const resources = [
    ...new Set([...Object.keys(after), ...Object.keys(before)]),
  ];
  return resources.flatMap(resource => {
    const [from, to] = [before[resource], after[resource]];
    const [old, fresh] = [from, to].map(text =>
      text === undefined ? undefined : parseQuantity(text),
    );
    const change = (effect: Change['effect'], text: string): Change[] => [
      { kind: 'quota', effect, environments: [environment], text },
    ];
    const name = names.get(resource) ?? resource;
    if (old === fresh) {
      return [];
    }
    if (old === undefined || fresh === undefined) {
      return fresh === undefined
        ? change(
            'widens',
            `limits ${name} of ${environment} no more (${from} before)`,
          )
        : change('narrows', `limits ${name} of ${environment} to ${to}`);
    }
    const moved = amountOf(resource, name, Math.abs(fresh - old));
    return fresh > old
      ? change('widens', `adds ${moved} to ${environment} (${from} to ${to})`)
      : change(
          'narrows',
          `takes ${moved} from ${environment} (${from} to ${to})`,
        );
  });
}

/** An amount as people say it: in the largest unit that keeps it above one, and one of a thing in the singular. */
export function amountOf(
  resource: string,
  name: string,
  value: number,
): string {
  if (!bytes.test(resource)) {
    const counted = value === 1 && !resource.includes('cpu');
    return `${Number(value.toFixed(3))} ${counted ? name.replace(/s$/, '') : name}`;
  }
  const units: [string, number][] = [
    ['Ti', 2 ** 40],
    ['Gi', 2 ** 30],
    ['Mi', 2 ** 20],
    ['Ki', 2 ** 10],
  ];
  const [unit, factor] = units.find(([, one]) => value >= one) ?? ['', 1];
  return `${Number((value / factor).toFixed(2))}${unit} ${name}`;
}
