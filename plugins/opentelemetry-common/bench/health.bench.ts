import { arch, cpus, platform } from 'node:os';
import { explainHealth } from '../src/health/explainHealth';
import { gatherEvidence } from '../src/health/gatherEvidence';
import { Reading } from '../src/health/reading';
import { PastPlan, planPast, planQueries, QueryPlan } from '../src/plan/plan';
import { Probe } from '../src/plan/probe';
import { ServiceTarget } from '../src/plan/target';

const count = Number(process.env.SOCLE_BENCH_SERVICES ?? 5_000);
const limit = 2_000;
const now = new Date('2026-11-21T10:00:00Z');

const kinds = [
  ['http_server_request_duration_seconds'],
  ['http_server_duration_milliseconds', 'rpc_server_duration_milliseconds'],
  ['messaging_process_duration_seconds'],
  [],
];

/** A service as its probe was kept. */
function serviceNumber(index: number): { target: ServiceTarget; probe: Probe } {
  const name = `service-${index}`;
  return {
    target: {
      service: name,
      tenant: `tenant-${index % 500}`,
      namespace: `tenant-${index % 500}-prod`,
      workloads: [{ kind: 'Deployment', name }],
    },
    probe: {
      observedAt: now.toISOString(),
      answers: [
        {
          identity: 'attributes',
          style: 'underscores',
          names: kinds[index % kinds.length].flatMap(metric => [
            `${metric}_bucket`,
            `${metric}_count`,
          ]),
        },
        {
          identity: 'cluster',
          style: 'underscores',
          names: [
            'container_memory_working_set_bytes',
            'container_cpu_cfs_throttled_periods_total',
            'kube_pod_container_resource_limits',
            'kube_pod_container_status_restarts_total',
            'kube_deployment_spec_replicas',
            'kube_resourcequota',
          ],
        },
      ],
    },
  };
}

/** The plan for now and for the same time of the last four weeks. */
function plansOf({ target, probe }: ReturnType<typeof serviceNumber>): {
  plan: QueryPlan;
  past: PastPlan[];
} {
  const plan = planQueries({ target, probe });
  return { plan, past: planPast(plan, [1, 2, 3, 4]) };
}

/** What Prometheus would have answered. */
function answersTo(
  plans: readonly ReturnType<typeof plansOf>[],
): Map<string, Reading> {
  const answers = new Map<string, Reading>();
  const give = (query: string, value: number) =>
    answers.set(query, { value: String(value), at: now.toISOString() });
  for (const { plan, past } of plans) {
    const earlier = past.flatMap(({ sources }) => sources);
    const sources = plan.sources.map(({ queries }) => queries);
    for (const queries of [...sources, ...earlier]) {
      give(queries.requests.query, 12);
      give(queries.failureRatio.query, 0.001);
      give(queries.p95.query, 0.2);
    }
    sources.forEach(({ newest }) =>
      give(newest.query, now.getTime() / 1000 - 10),
    );
    plan.saturation.forEach(({ query }) => give(query, 0));
  }
  return answers;
}

interface Timed<T> {
  value: T;
  /** On the clock, in milliseconds. */
  wall: number;
  /** Of the processor, in milliseconds: what it takes on a machine that does nothing else. */
  cpu: number;
}

function timed<T>(work: () => T): Timed<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return {
    value,
    wall: performance.now() - start,
    cpu: (user + system) / 1000,
  };
}

const services = Array.from({ length: count }, (_, index) =>
  serviceNumber(index),
);
const planning = timed(() => services.map(plansOf));
const answers = answersTo(planning.value);
const judging = timed(() =>
  planning.value.map(({ plan, past }) =>
    explainHealth(
      gatherEvidence({
        service: {
          name: plan.target.service ?? '',
          namespace: plan.target.namespace,
        },
        plan,
        past,
        answers,
        pipeline: { metrics: 'answers', expectedSeconds: 30 },
        now,
      }),
    ),
  ),
);
const whole = {
  wall: planning.wall + judging.wall,
  cpu: planning.cpu + judging.cpu,
};
const row = (what: string, { wall, cpu }: Omit<Timed<unknown>, 'value'>) =>
  `| ${what} | ${Math.round(wall)} ms | ${Math.round(cpu)} ms | ${((cpu / count) * 1000).toFixed(0)} µs |`;
const [processor] = cpus();
const levels = new Set(judging.value.map(({ level }) => level));

process.stdout.write(
  `${[
    `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.version}`,
    '',
    `| ${count} services from kept probes (${answers.size} answers; ${[...levels].join(', ')}) | Time | CPU | CPU, a service |`,
    '| --- | --- | --- | --- |',
    row('plan the queries, for now and four earlier weeks', planning),
    row('gather the answers and judge', judging),
    row('both', whole),
  ].join('\n')}\n`,
);
if (whole.cpu > limit) {
  process.stderr.write(
    `The health of ${count} services takes more than ${limit} ms of the processor.\n`,
  );
  process.exitCode = 1;
}
