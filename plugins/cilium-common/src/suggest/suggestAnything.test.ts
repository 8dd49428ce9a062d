import { generateSet } from '../__testUtils__/generate/policySets';
import { compile, CompiledPolicies } from '../compile/compile';
import { judge } from '../evaluate/evaluate';
import { SuggestionCaution } from '../messages/en/suggestions';
import { Flow } from '../model/flow';
import { readEndpoint } from '../oracle/request';
import { validate } from '../validate/validate';
import { suggest } from './suggest';
import { Suggestion } from './types';

const world = { dualStack: false, hostFirewall: false };
const seeds = Array.from({ length: 24 }, (_, index) => 4_200 + index);

/** Connections between generated ends, and the policies that refuse some of them. */
function generated(seed: number): {
  compiled: CompiledPolicies;
  flows: Flow[];
} {
  const set = generateSet(seed, world, 12);
  const policies = set.policies.flatMap(value =>
    typeof value === 'string' ? [] : [{ value }],
  );
  const flows = set.queries.flatMap(({ from, to, port, proto }): Flow[] => {
    const [one, other] = [from, to].map(end => readEndpoint(end, {}));
    return one.ok && other.ok
      ? [{ from: one.endpoint, to: other.endpoint, port, protocol: proto }]
      : [];
  });
  return {
    compiled: compile({
      policies,
      context: { namespaceLabels: set.namespaceLabels, services: [] },
    }),
    flows,
  };
}

/* What is found in a suggestion because no other rule would do, and is told beside it. */
const told: Readonly<Record<string, SuggestionCaution>> = {
  domainWithoutDns: 'nameNeverSeen',
  icmpTypeZero: 'everyIcmpType',
};

function isTold({ egress, ingress }: Suggestion, code: string): boolean {
  return [egress, ingress].some(
    side => side.kind === 'rule' && side.cautions.includes(told[code]),
  );
}

it('what is suggested has no fault, and lets the connection through', () => {
  let suggested = 0;
  for (const seed of seeds) {
    const { compiled, flows } = generated(seed);
    for (const flow of flows.filter(
      one => judge(compiled, one).verdict === 'denied',
    )) {
      const found = suggest({ compiled, flow });
      const policies = found.requests.flatMap(request =>
        request.policies.map(value => ({ value })),
      );
      suggested += policies.length;
      const codes = validate({
        policies,
        others: compiled.source.policies,
        context: compiled.context,
      }).map(({ code }) => code);
      expect([seed, flow, codes.filter(code => !isTold(found, code))]).toEqual([
        seed,
        flow,
        [],
      ]);
      const refused = (['egress', 'ingress'] as const).filter(
        direction =>
          found[direction].kind === 'rule' &&
          found.after[direction].verdict !== 'allowed',
      );
      expect([seed, flow, refused]).toEqual([seed, flow, []]);
    }
  }
  expect(suggested).toBeGreaterThan(40);
}, 60_000);
