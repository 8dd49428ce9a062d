import { parse } from 'yaml';
import { parseQuantity } from '../kubernetes/quantity';
import {
  kustomize,
  readTestSeed,
  withPullRequests,
} from './__testUtils__/seedTree';
import { PlannedRepository } from './types';

type Amounts = Record<string, bigint>;

interface Limits {
  default: Record<string, string>;
  defaultRequest: Record<string, string>;
  max: Record<string, string>;
}

interface Resources {
  requests?: Record<string, string>;
  limits?: Record<string, string>;
}

/** A pod of a Deployment, and how often it is asked for. */
interface Demand {
  name: string;
  replicas: number;
  pod: Amounts;
}

let repositories: PlannedRepository[];

beforeAll(async () => {
  repositories = await readTestSeed();
});

function amount(text: string | number): bigint {
  const quantity = parseQuantity(text);
  if (!quantity) {
    throw new Error(`${text} is no quantity`);
  }
  return quantity.nano;
}

function filesOf(owner: string, name: string): ReadonlyMap<string, string> {
  const found = repositories.find(
    item => item.owner === owner && item.name === name,
  );
  return found?.files ?? new Map();
}

function specOf<T>(tenant: string, environment: string, file: string): T {
  const text = filesOf('platform', 'gitops').get(
    `tenants/${tenant}/${environment}/${file}.yaml`,
  );
  return (parse(text ?? '') as { spec: T }).spec;
}

function hardOf(tenant: string, environment: string): Amounts {
  const { hard } = specOf<{ hard: Record<string, string> }>(
    tenant,
    environment,
    'quota',
  );
  return Object.fromEntries(
    Object.entries(hard).map(([resource, value]) => [resource, amount(value)]),
  );
}

/** What the quota counts for one pod: as Kubernetes does, a limit without a request is one, and LimitRange fills the rest. */
function podOf(
  containers: { resources?: Resources }[],
  limits: Limits,
): Amounts {
  const pod: Amounts = { pods: amount(1) };
  for (const { resources = {} } of containers) {
    for (const resource of ['cpu', 'memory']) {
      const limit = resources.limits?.[resource] ?? limits.default[resource];
      const request =
        resources.requests?.[resource] ??
        resources.limits?.[resource] ??
        limits.defaultRequest[resource];
      expect(amount(limit)).toBeLessThanOrEqual(amount(limits.max[resource]));
      expect(amount(request)).toBeLessThanOrEqual(amount(limit));
      pod[`requests.${resource}`] =
        (pod[`requests.${resource}`] ?? 0n) + amount(request);
      pod[`limits.${resource}`] =
        (pod[`limits.${resource}`] ?? 0n) + amount(limit);
    }
  }
  return pod;
}

function demandsOf(tenant: string, environment: string): Demand[] {
  const { limits } = specOf<{ limits: Limits[] }>(
    tenant,
    environment,
    'limits',
  );
  return repositories
    .filter(
      ({ owner, files }) =>
        owner === tenant &&
        files.has(`deploy/${environment}/kustomization.yaml`),
    )
    .map(repository => {
      // Where dev follows a branch, it is that of a pull request.
      const files = withPullRequests(repository);
      const { name } = repository;
      const objects = kustomize(files, `deploy/${environment}`);
      const deployment = objects.find(
        ({ object }) => object.kind === 'Deployment',
      );
      const { replicas, template } = deployment?.object.spec as {
        replicas: number;
        template: { spec: { containers: { resources?: Resources }[] } };
      };
      return {
        name,
        replicas,
        pod: podOf(template.spec.containers, limits[0]),
      };
    });
}

/** Lets the pods in one by one, as admission does; returns what each Deployment got, and what is used. */
function admit(
  hard: Amounts,
  order: Demand[],
): { admitted: Record<string, number>; used: Amounts } {
  const used: Amounts = {};
  const admitted: Record<string, number> = {};
  for (const { name, replicas, pod } of order) {
    admitted[name] = 0;
    for (let replica = 0; replica < replicas; replica += 1) {
      const fits = Object.entries(pod).every(
        ([resource, value]) =>
          (used[resource] ?? 0n) + value <= (hard[resource] ?? value),
      );
      if (fits) {
        admitted[name] += 1;
        Object.entries(pod).forEach(([resource, value]) => {
          used[resource] = (used[resource] ?? 0n) + value;
        });
      }
    }
  }
  return { admitted, used };
}

describe('the quotas', () => {
  it.each([
    ['payments', 'dev', { checkout: 2, ledger: 1, refunds: 1 }],
    ['payments', 'prod', { checkout: 3, ledger: 3, refunds: 2 }],
    ['shop', 'dev', { storefront: 2, search: 3 }],
    ['shop', 'staging', { storefront: 2, search: 3 }],
    ['shop', 'prod', { storefront: 8, search: 6 }],
    ['logistics', 'dev', { routing: 1, tracking: 2 }],
    ['logistics', 'prod', { routing: 3, tracking: 3 }],
    ['insights', 'dev', { recommender: 0 }],
  ])(
    'of %s %s let in %j, in whichever order',
    (tenant, environment, expected) => {
      const hard = hardOf(tenant, environment);
      const demands = demandsOf(tenant, environment);
      expect(admit(hard, demands).admitted).toEqual(expected);
      expect(admit(hard, [...demands].reverse()).admitted).toEqual(expected);
    },
  );

  it('refuse the fourth replica of search in shop-dev for its memory, and for nothing else', () => {
    const hard = hardOf('shop', 'dev');
    const demands = demandsOf('shop', 'dev');
    const search = demands.find(({ name }) => name === 'search');
    expect(search?.replicas).toBe(4);
    const { used } = admit(hard, demands);
    expect({
      used: used['requests.memory'],
      asked: search?.pod['requests.memory'],
      hard: hard['requests.memory'],
    }).toEqual({
      used: amount('7680Mi'),
      asked: amount('2304Mi'),
      hard: amount('8Gi'),
    });
    const exceeded = Object.entries(search?.pod ?? {})
      .filter(([resource, value]) => used[resource] + value > hard[resource])
      .map(([resource]) => resource);
    expect(exceeded).toEqual(['requests.memory']);
  });

  it.each(['dev', 'staging', 'prod'])(
    'are nearly full in shop-%s',
    environment => {
      const hard = hardOf('shop', environment);
      const { used } = admit(hard, demandsOf('shop', environment));
      const ratios = ['requests.cpu', 'requests.memory'].map(
        resource => Number((used[resource] * 1000n) / hard[resource]) / 1000,
      );
      expect(Math.max(...ratios)).toBeGreaterThan(0.9);
    },
  );
});
