import { lettersOf } from '../__testUtils__/corpus';
import { caseNamespaceLabels, namedCases } from '../__testUtils__/cases';
import { LineProtocol } from './lineProtocol';

/* The answers are Cilium's own; bench/differential.ts asks the oracle for them again. */
it.each(namedCases.map(one => [one.name, one] as const))(
  '%s',
  (_name, { world, answer, name: _, ...request }) => {
    const line = JSON.stringify({
      namespaceLabels: caseNamespaceLabels,
      ...request,
    });
    const options = { dualStack: false, hostFirewall: false, ...world };
    expect(lettersOf(new LineProtocol(options).answer(line))).toBe(answer);
  },
);
