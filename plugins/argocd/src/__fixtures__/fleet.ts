import { Fleet, FleetRow, packFleet } from '@socle/plugin-argocd-common';
import { paris } from './deliveries';

/** A row of the fleet: delivered, where nothing else is said. */
export function fleetRow(name: string, more: Partial<FleetRow> = {}): FleetRow {
  const verdict = more.verdict ?? 'delivered';
  return {
    instance: 'paris',
    namespace: 'argocd',
    name,
    project: 'payments',
    tenant: 'payments',
    environment: 'dev',
    cluster: 'paris-nonprod',
    destinationNamespace: 'payments-dev',
    level: {
      delivered: 'ok' as const,
      progressing: 'warning' as const,
      outOfSync: 'warning' as const,
      failing: 'error' as const,
      unknown: 'unknown' as const,
    }[verdict],
    reason: { code: 'delivered', parameters: { version: '1.4.2' } },
    since: '2026-11-21T08:00:00Z',
    version: '1.4.2',
    ...more,
    verdict,
  };
}

export const failingRow = fleetRow('payments.dev.checkout', {
  verdict: 'failing',
  reason: { code: 'degraded', parameters: {} },
  cause: 'imageNotFound',
  causeParameters: { image: 'registry.example.com/checkout:1.4.3' },
  since: '2026-11-21T10:33:00Z',
});

export const shopRow = fleetRow('shop.prod.front', {
  project: 'shop',
  tenant: 'shop',
  cluster: 'paris-prod',
  environment: 'prod',
});

export function fleetOf(rows: FleetRow[], more: Partial<Fleet> = {}): Fleet {
  return {
    rows: packFleet(rows),
    total: rows.length,
    visible: rows.length,
    instances: [paris],
    ...more,
  };
}
