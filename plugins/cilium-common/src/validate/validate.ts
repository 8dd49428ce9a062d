import { compile } from '../compile/compile';
import { identityOf } from '../labels/identityOf';
import { parseNetwork } from '../labels/prefix';
import { PolicyContext } from '../model/context';
import { PodEndpoint } from '../model/flow';
import { PolicyFinding } from '../model/finding';
import { PolicyDocument } from '../parse/parsePolicies';
import { cidrCoversPods } from './checks/cidrCoversPods';
import { domainWithoutDns } from './checks/domainWithoutDns';
import { l7Lifted } from './checks/l7Lifted';
import { neverInIdentity } from './checks/neverInIdentity';
import { selectsNobody } from './checks/selectsNobody';
import { Check } from './input';

const checks: readonly Check[] = [
  cidrCoversPods,
  domainWithoutDns,
  l7Lifted,
  neverInIdentity,
  selectsNobody,
];

/**
 * What is known of a cluster besides its policies.
 *
 * @public
 */
export interface KnownCluster {
  /** Who runs, each workload once; undefined where that is not known. */
  workloads?: readonly PodEndpoint[];
  /** The networks that pods have their addresses from, in CIDR notation. */
  podNetworks?: readonly string[];
}

/**
 * What Cilium or the API server would refuse of policies, and what they would accept and nobody means. `others` are policies
 * that are there too; nothing is told of them. Pure; never throws.
 *
 * @public
 */
export function validate(options: {
  policies: readonly PolicyDocument[];
  others?: readonly PolicyDocument[];
  context?: PolicyContext;
  cluster?: KnownCluster;
}): PolicyFinding[] {
  const { policies, others = [], context = {}, cluster = {} } = options;
  const compiled = compile({ policies: [...others, ...policies], context });
  const own = new Set(policies.map(({ value }) => value));
  const known = {
    compiled,
    workloads: cluster.workloads?.map(pod => identityOf(pod, context)),
    podNetworks: (cluster.podNetworks ?? []).flatMap(
      text => parseNetwork(text) ?? [],
    ),
  };
  return compiled.policies
    .filter(({ document }) => own.has(document))
    .flatMap(policy => [
      ...policy.findings,
      ...checks.flatMap(check => check({ policy, ...known })),
    ]);
}
