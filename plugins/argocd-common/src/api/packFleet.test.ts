import { FleetRow } from './fleet';
import { fleetColumns, packFleet, unpackFleet } from './packFleet';

const row = (more: Partial<FleetRow> = {}): FleetRow => ({
  instance: 'paris',
  namespace: 'argocd',
  name: 'payments.dev.checkout',
  project: 'payments',
  tenant: 'payments',
  environment: 'dev',
  cluster: 'paris-nonprod',
  destinationNamespace: 'payments-dev',
  verdict: 'delivered',
  level: 'ok',
  reason: { code: 'delivered', parameters: { version: '1.4.2' } },
  since: '2026-11-21T10:00:00Z',
  sync: 'Synced',
  health: 'Healthy',
  version: '1.4.2',
  deployedAt: '2026-11-21T10:00:00Z',
  ...more,
});

it('gives back what was packed', () => {
  const { tenant: _tenant, since: _since, ...bare } = row();
  const rows: FleetRow[] = [
    row(),
    {
      ...bare,
      name: 'root',
      reason: { code: 'noApplication', parameters: {} },
    },
    row({ verdict: 'failing', level: 'error', cause: 'imageNotFound' }),
    row({
      verdict: 'failing',
      level: 'error',
      cause: 'imageNotFound',
      causeParameters: { image: 'registry.example.com/checkout:1.4.3' },
    }),
  ];
  expect(unpackFleet(packFleet(rows))).toEqual(rows);
  expect(unpackFleet(packFleet([]))).toEqual([]);
});

it('says once what many have alike', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) =>
    row({ name: `payments.dev.service-${index}` }),
  );
  const packed = packFleet(rows);
  expect(packed.texts.length).toBeLessThan(1_000 + fleetColumns.length);
  expect(JSON.stringify(packed).length).toBeLessThan(
    JSON.stringify(rows).length / 3,
  );
});

it('cuts what reasons are filled with', () => {
  const [{ reason }] = unpackFleet(
    packFleet([
      row({
        reason: {
          code: 'delivered',
          parameters: { version: 'x'.repeat(1_000) },
        },
      }),
    ]),
  );
  expect(reason.parameters.version).toHaveLength(160);
});
