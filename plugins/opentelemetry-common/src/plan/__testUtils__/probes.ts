import { IdentityId } from '../identity';
import { NameStyle } from '../names';
import { Probe } from '../probe';
import { ServiceTarget } from '../target';

/** A service of the sample's tenant. */
export const checkout: ServiceTarget = {
  service: 'checkout',
  tenant: 'payments',
  namespace: 'payments-prod',
  workloads: [{ kind: 'Deployment', name: 'checkout' }],
};

/** What Prometheus answered: names by identity, `attributes.dots` for the other style. */
export function probeOf(
  answers: Partial<
    Record<IdentityId | 'attributes.dots' | 'receivers.dots', readonly string[]>
  >,
): Probe {
  return {
    observedAt: '2026-11-21T10:00:00.000Z',
    answers: Object.entries(answers).map(([key, names]) => {
      const [identity, style = 'underscores'] = key.split('.');
      return {
        identity: identity as IdentityId,
        style: style as NameStyle,
        names,
      };
    }),
  };
}

/** The names of a classic histogram. */
export function classic(metric: string): string[] {
  return [`${metric}_bucket`, `${metric}_count`, `${metric}_sum`];
}
