import { planPast, planQueries } from '../plan/plan';
import { checkout, classic, probeOf } from '../plan/__testUtils__/probes';
import { explainHealth } from './explainHealth';
import { gatherEvidence } from './gatherEvidence';
import { now } from './__testUtils__/evidence';

const probe = probeOf({
  attributes: classic('http_server_request_duration_seconds'),
  cluster: ['kube_pod_container_status_restarts_total'],
});
const plan = planQueries({ target: checkout, probe });
const past = planPast(plan, [1, 2]);
const [{ queries }] = plan.sources;

const gather = (answers: [string, number | string][]) =>
  gatherEvidence({
    service: { name: 'checkout', namespace: 'payments-prod' },
    plan,
    past,
    answers: new Map(answers.map(([query, value]) => [query, { value }])),
    pipeline: { metrics: 'answers', expectedSeconds: 30 },
    now: new Date(now),
  });

describe('gatherEvidence', () => {
  it('puts each answer where its query came from', () => {
    const evidence = gather([
      [queries.requests.query, 10],
      [queries.failureRatio.query, 'NaN'],
      [past[1].sources[0].p95.query, 0.2],
      [plan.saturation[0].query, 0],
    ]);
    expect(evidence.sources).toEqual([
      {
        convention: 'http-stable',
        kind: 'http',
        metric: 'http_server_request_duration_seconds',
        windowSeconds: 300,
        requests: { value: 10 },
        failureRatio: { value: 'NaN' },
        p95: { value: null },
        newest: { value: null },
        history: [
          {
            weeksAgo: 1,
            requests: { value: null },
            failureRatio: { value: null },
            p95: { value: null },
          },
          {
            weeksAgo: 2,
            requests: { value: null },
            failureRatio: { value: null },
            p95: { value: 0.2 },
          },
        ],
      },
    ]);
    expect(evidence.saturation).toEqual([
      {
        signal: 'restarts',
        source: 'kube-state-metrics and cAdvisor',
        windowSeconds: 3600,
        reading: { value: 0 },
      },
    ]);
  });

  it('leaves unknown what nobody answered', () => {
    expect(explainHealth(gather([])).level).toBe('unknown');
  });
});
