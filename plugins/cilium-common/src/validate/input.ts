import { CompiledPolicies } from '../compile/compile';
import { Prefix } from '../labels/prefix';
import { Identity } from '../labels/identity';
import { FindingCode } from '../messages/en/findings';
import { PolicyFinding } from '../model/finding';
import { Policy } from '../model/policy';
import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { formatPath } from '@socle/plugin-platform-common/documents';

/** One policy among others, and what is known of the cluster. */
export interface ValidationInput {
  policy: Policy;
  /** The policy together with the others. */
  compiled: CompiledPolicies;
  /** Who runs; undefined where that is not known. */
  workloads: readonly Identity[] | undefined;
  /** The networks that pods have their addresses from. */
  podNetworks: readonly Prefix[];
}

/** Looks for one thing that Cilium accepts and nobody means. */
export type Check = (input: ValidationInput) => PolicyFinding[];

/** A finding at a field of a policy. */
export function warningAt(
  { reference, locate }: Policy,
  path: FieldPath,
  code: FindingCode,
  parameters: PolicyFinding['parameters'] = {},
): PolicyFinding {
  return {
    code,
    severity: 'warning',
    parameters,
    policy: reference,
    path: formatPath(path),
    ...locate?.(path),
  };
}
