import { compileYaml, pod } from '../__testUtils__/documents';
import { generateSet } from '../__testUtils__/generate/policySets';
import { readEndpoint } from '../oracle/request';
import { compile } from './compile';

const lastPort = 65_535;

/** Tables between all ends of generated sets. */
function* tables() {
  for (let seed = 900; seed < 915; seed += 1) {
    const set = generateSet(seed, { dualStack: false, hostFirewall: false }, 6);
    const compiled = compile({
      policies: set.policies.flatMap(value =>
        typeof value === 'string' ? [] : [{ value }],
      ),
      // What services and groups there are is not told: some entries are in doubt.
      context: { namespaceLabels: set.namespaceLabels },
    });
    for (const { from, to } of set.queries) {
      const [one, other] = [from, to].map(end => readEndpoint(end, {}));
      if (one.ok && other.ok) {
        yield compiled.table(
          'egress',
          compiled.party(one.endpoint),
          compiled.party(other.endpoint),
        );
      }
    }
  }
}

it('has the same verdict of all ports together as of each by itself', () => {
  for (const table of tables()) {
    for (const protocol of [0, ...table.protocols]) {
      const ranges = table.verdicts(protocol);
      expect([ranges[0].from, ranges.at(-1)?.to]).toEqual([0, lastPort]);
      for (const { from, to, verdict } of ranges) {
        expect([
          table.at(protocol, from).verdict,
          table.at(protocol, to).verdict,
        ]).toEqual([verdict, verdict]);
      }
    }
  }
});

it('is one for all whom the same rules mean', () => {
  const compiled = compileYaml(
    '{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, egress: [{toEndpoints: [{matchLabels: {app: db}}]}]}}',
  );
  const from = compiled.party(pod('shop', 'cart'));
  const to = (app: string, tier: string) =>
    compiled.table(
      'egress',
      from,
      compiled.party(pod('shop', app, { labels: { app, tier } })),
    );
  expect(to('db', 'a')).toBe(to('db', 'b'));
  expect(to('web', 'a')).toBe(to('api', 'b'));
  expect(to('db', 'a')).not.toBe(to('web', 'a'));
});

it('is another where named ports are other numbers', () => {
  const compiled = compileYaml(
    '{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, egress: [{toEndpoints: [{}], toPorts: [{ports: [{port: http, protocol: TCP}]}]}]}}',
  );
  const from = compiled.party(pod('shop', 'cart'));
  const verdicts = [8080, 9090].map(port => {
    const to = compiled.party(
      pod('shop', 'db', { namedPorts: { http: port } }),
    );
    return [8080, 9090].map(
      asked => compiled.verdict(from, to, asked, 6).egress,
    );
  });
  expect(verdicts).toEqual([
    ['allowed', 'denied'],
    ['denied', 'allowed'],
  ]);
});
