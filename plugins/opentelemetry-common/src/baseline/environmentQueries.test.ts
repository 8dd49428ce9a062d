import { planQueries } from '../plan/plan';
import { checkout, classic, probeOf } from '../plan/__testUtils__/probes';
import { selectorsOf } from '../promql/confine';
import { parseQuery } from '../promql/parseQuery';
import { environmentAlerts, environmentFigures } from './environmentQueries';

const { tenant, namespace } = checkout;

describe('the queries of an environment', () => {
  it('read its namespace, and no other', () => {
    for (const query of [
      ...Object.values(environmentAlerts({ tenant, namespace })),
      ...Object.values(environmentFigures({ tenant, namespace })),
    ]) {
      const read = parseQuery(query);
      const selectors = read.ok ? selectorsOf(read.expression) : [];
      expect(selectors.length).toBeGreaterThan(0);
      for (const { matchers } of selectors) {
        expect(matchers[0]).toMatchObject({ operator: '=', value: namespace });
        expect(matchers[0].label).toMatch(/namespace/);
      }
    }
  });

  it('are those of the plan, service by service', () => {
    const plan = planQueries({
      target: { tenant, namespace },
      probe: probeOf({
        attributes: classic('http_server_request_duration_seconds'),
      }),
      by: ['service'],
    });
    const [{ queries }] = plan.sources;
    expect(environmentFigures({ tenant, namespace })).toMatchObject({
      requests: queries.requests.query,
      failureRatio: queries.failureRatio.query,
      p95: queries.p95.query,
    });
  });
});
