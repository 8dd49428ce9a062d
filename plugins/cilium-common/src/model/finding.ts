import type { FindingCode } from '../messages/en/findings';
import type { PolicyReference } from './policy';

/**
 * One thing wrong with a policy. An error is what Cilium or the API server refuses: the policy is then not enforced. A warning
 * is what they accept, and nobody means.
 *
 * @public
 */
export interface PolicyFinding {
  code: FindingCode;
  severity: 'error' | 'warning';
  /** What the placeholders of its texts stand for. */
  parameters: Readonly<Record<string, string | number>>;
  policy: PolicyReference;
  /** The field: `spec.ingress[0].fromEndpoints`; empty for the policy as a whole. */
  path: string;
  /** From 1; undefined where the policy has no file. */
  line?: number;
  /** From 1. */
  column?: number;
}
