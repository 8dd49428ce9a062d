import { Rule } from '../../types';
import { disagreements } from './disagreements';
import { wordsOf } from './words';

export const trafficAgreement: Rule = {
  id: 'traffic-agreement',
  title: 'Both ends of a connection agree',
  description: [
    'Everything is closed on both sides, so a connection between two tenants, or two environments of one, is open only where both declare it: the one that its pods connect, the other that its pods accept. A rule that connects is told where the other end does not accept all of its ports and pods; a rule that accepts, where nobody connects.',
    'HTTP need be named on one side only. Where two rules were meant for each other and differ, the one that connects is told. A suspended environment is closed, whatever it declares, and its rules are looked at when it is resumed; tenants that are not known are left out.',
  ].join('\n\n'),
  severity: 'warning',
  check: workspace =>
    disagreements(workspace).map(disagreement => ({
      source: disagreement.sides[0].tenant.source,
      path: disagreement.sides[0].placed.path,
      ...wordsOf(disagreement),
    })),
};
