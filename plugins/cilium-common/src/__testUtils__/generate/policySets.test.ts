import { compile } from '../../compile/compile';
import { generateSet } from './policySets';

const world = { dualStack: false, hostFirewall: false };
const sets = Array.from({ length: 300 }, (_, seed) =>
  generateSet(seed, world, 2),
);

it('makes the same set of the same seed, and another of another', () => {
  expect(generateSet(7, world)).toEqual(generateSet(7, world));
  expect(generateSet(7, world)).not.toEqual(generateSet(8, world));
});

it('uses everything that the oracle knows', () => {
  const text = JSON.stringify(sets);
  const unused = [
    'CiliumNetworkPolicy',
    'CiliumClusterwideNetworkPolicy',
    'specs',
    'ingressDeny',
    'egressDeny',
    'enableDefaultDeny',
    'matchExpressions',
    'NotIn',
    'DoesNotExist',
    'fromEndpoints',
    'toEntities',
    'fromCIDR',
    'toCIDRSet',
    'except',
    'cidrGroupRef',
    'cidrGroupSelector',
    'toFQDNs',
    'matchPattern',
    'endPort',
    'icmps',
    'http',
    'dns',
    'authentication',
    'listener',
    'namedPorts',
    'SCTP',
    'ICMPv6',
  ].filter(word => !text.includes(word));
  expect(unused).toEqual([]);
});

it('makes few sets that Cilium refuses', () => {
  const refused = sets.filter(({ policies, namespaceLabels }) =>
    compile({
      policies: policies.flatMap(value =>
        typeof value === 'string' ? [] : [{ value }],
      ),
      context: { namespaceLabels, services: [] },
    }).findings.some(({ severity }) => severity === 'error'),
  );
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(sets.length / 5);
});
