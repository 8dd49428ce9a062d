import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { selectorsOf } from '../promql/confine';
import { parseQuery } from '../promql/parseQuery';
import { burnAlerts } from './burnAlerts';
import { parseObjective } from './parseObjective';
import { printRules } from './printRules';
import { renderObjective } from './renderObjective';
import { Objective } from './types';

const examples = join(__dirname, 'examples');
/* The models of Kubernetes' APIs are modules that Jest does not load. */
const schemas = resolve(
  __dirname,
  '../../../tenancy-common/src/__testUtils__/checkSchemas.mjs',
);
const goldens = join(__dirname, '__goldens__');

const objectiveOf = (name: string): Objective => {
  const reading = parseObjective(
    readFileSync(join(examples, `${name}.yaml`), 'utf8'),
    `${name}.yaml`,
  );
  if (!reading.ok) {
    throw new Error(JSON.stringify(reading.findings));
  }
  return reading.value;
};
const names = readdirSync(examples).map(file => file.replace('.yaml', ''));
const rulesOf = (objective: Objective) =>
  objective.environments.flatMap(
    environment => renderObjective(objective, environment) ?? [],
  );

describe.each(names)('the example %s', name => {
  const rules = rulesOf(objectiveOf(name));

  it('is rendered as it stands beside it', () => {
    const file = join(goldens, `${name}.yaml`);
    const text = printRules(rules);
    if (process.env.SOCLE_UPDATE) {
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it("fits the closed schema of the operator's API", () => {
    const faults = execFileSync(process.execPath, [schemas], {
      input: JSON.stringify(rules),
      encoding: 'utf8',
    });
    expect(JSON.parse(faults)).toEqual(rules.map(() => []));
  });

  it('reads series of its own namespace only', () => {
    const namespaces = new Set([
      'namespace',
      'k8s_namespace_name',
      'k8s.namespace.name',
    ]);
    for (const { metadata, spec } of rules) {
      for (const { expr } of spec.groups.flatMap(group => group.rules)) {
        const read = parseQuery(expr);
        const selectors = read.ok ? selectorsOf(read.expression) : [];
        // The target itself is a number, read from nobody.
        expect(selectors.length > 0 || /^vector\([\d.]+\)$/.test(expr)).toBe(
          true,
        );
        for (const { matchers } of selectors) {
          expect(
            matchers.some(
              ({ label, operator, value }) =>
                namespaces.has(label) &&
                operator === '=' &&
                value === metadata.namespace,
            ),
          ).toBe(true);
        }
      }
    }
  });
});

describe('alerts', () => {
  const thirtyDays = 2_592_000;

  it('have the factors of the workbook, for 30 days and for 28', () => {
    const factors = (windowSeconds: number) =>
      burnAlerts({ target: 0.999, windowSeconds }).map(({ factor }) => factor);
    expect(factors(thirtyDays)).toEqual([14.4, 6, 3, 1]);
    expect(factors(28 * 86_400)).toEqual([13.44, 5.6, 2.8, 0.933333333333]);
  });

  it.each([
    [0.999, ['page', 'page', 'ticket', 'ticket'], [70, 167, 334, 1000]],
    [0.9306, ['page', 'page', 'ticket', 'ticket'], [2, 3, 5, 15]],
    [0.93, ['page', 'ticket', 'ticket'], [3, 5, 15]],
    [0.8, ['ticket', 'ticket'], [2, 5]],
    [0.5, ['ticket'], [2]],
  ])(
    'of a target of %d are those that can fire, and for no single bad event',
    (target, urgencies, minimum) => {
      const able = burnAlerts({ target, windowSeconds: thirtyDays }).filter(
        ({ canFire }) => canFire,
      );
      expect(able.map(({ urgency }) => urgency)).toEqual(urgencies);
      expect(able.map(({ minimumEvents }) => minimumEvents)).toEqual(minimum);
    },
  );

  it('never fire for one bad event, and can fire when all are bad', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.99999, noNaN: true }),
        target => {
          for (const alert of burnAlerts({
            target,
            windowSeconds: thirtyDays,
          })) {
            expect(1 / alert.minimumEvents <= alert.threshold + 1e-9).toBe(
              true,
            );
            expect(alert.canFire).toBe(alert.threshold < 1);
          }
        },
      ),
    );
  });

  it.each([
    [
      'page',
      ['ErrorBudgetBurnsFast critical', 'ErrorBudgetBurnsSlowly warning'],
    ],
    [
      'ticket',
      ['ErrorBudgetBurnsFast warning', 'ErrorBudgetBurnsSlowly warning'],
    ],
    ['none', []],
  ] as const)('are as loud as asked for: %s', (alerts, expected) => {
    const rule = renderObjective(
      { ...objectiveOf('availability'), alerts },
      'prod',
    );
    expect(
      rule?.spec.groups
        .flatMap(group => group.rules)
        .flatMap(one =>
          'alert' in one ? [`${one.alert} ${one.labels.severity}`] : [],
        ),
    ).toEqual(expected);
  });

  it('carry what the alerts of the baseline carry, so that they come to the same people', () => {
    const rule = renderObjective(objectiveOf('availability'), 'prod');
    const [alert] =
      rule?.spec.groups.flatMap(group =>
        group.rules.filter(one => 'alert' in one),
      ) ?? [];
    expect(alert.labels).toMatchObject({
      severity: 'critical',
      tenant: 'payments',
      environment: 'prod',
      namespace: 'payments-prod',
    });
  });
});
