import { defaultDenyCases } from './defaultDeny';
import { layer7Cases } from './layer7';
import { peersCases } from './peers';
import { portsCases } from './ports';

/** Traps and past mistakes, which the oracle confirms (`bench/differential.ts`). */
export const namedCases = [
  ...defaultDenyCases,
  ...peersCases,
  ...portsCases,
  ...layer7Cases,
];

/** Labels of the namespaces that the cases are in. */
export const caseNamespaceLabels = { web: { team: 'blue' } };
