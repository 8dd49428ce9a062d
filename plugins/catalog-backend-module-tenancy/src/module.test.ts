import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CatalogBackend,
  secret,
  startCatalogBackend,
} from './__testUtils__/catalogBackend';
import { GitOpsForge, startGitOpsForge } from './__testUtils__/gitOpsForge';
import { hostileTenants } from './__testUtils__/hostileTenants';
import { profileFile, tenantFile } from './__testUtils__/tenants';

jest.setTimeout(120_000);

const payments = 'tenants/payments/tenant.yaml';
const shop = 'tenants/shop/tenant.yaml';
const ofPayments = [
  'location:default/tenant.payments',
  'resource:default/payments-dev',
  'resource:default/payments-prod',
  'system:default/payments',
];
const ofShop = [
  'location:default/tenant.shop',
  'resource:default/shop-dev',
  'resource:default/shop-prod',
  'system:default/shop',
];

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
});

async function startForge(): Promise<GitOpsForge> {
  const forge = await startGitOpsForge(url => ({
    'socle.yaml': profileFile(url),
    [payments]: tenantFile('payments'),
    [shop]: tenantFile('shop'),
  }));
  ends.push(() => forge.stop());
  return forge;
}

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'socle-database-'));
  ends.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function startCatalog(
  forge: GitOpsForge,
  options: { databaseDirectory?: string; refresh?: string } = {},
): Promise<CatalogBackend> {
  const { databaseDirectory = await temporaryDirectory(), refresh } = options;
  const catalog = await startCatalogBackend({
    forge,
    databaseDirectory,
    refresh,
  });
  let running = true;
  const stop = async () => {
    if (running) {
      running = false;
      await catalog.stop();
    }
  };
  ends.push(stop);
  return { ...catalog, stop };
}

/** Waits until the catalog has these entities of tenants, and no other. */
async function has(catalog: CatalogBackend, refs: string[]): Promise<void> {
  await catalog.until(async () => {
    expect(await catalog.refs()).toEqual([...refs].sort());
  });
}

it('has each tenant with its environments, and what the team says of itself, but no people', async () => {
  const forge = await startForge();
  await forge.addRepository('payments', 'payments', {
    'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: checkout}
spec: {type: service, lifecycle: production, owner: payments, system: payments}
`,
  });
  await forge.addRepository('shop', 'shop', {
    'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: payments}
spec: {type: team, children: []}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: eve}
spec: {memberOf: [payments]}
`,
  });
  const catalog = await startCatalog(forge);
  /* What leads to people is refused as a whole. */
  await has(catalog, [
    ...ofPayments,
    ...ofShop.filter(ref => !ref.startsWith('location')),
    'component:default/checkout',
  ]);
  expect(await catalog.entity('system:default/payments')).toMatchObject({
    spec: { type: 'tenant', owner: 'group:default/payments' },
    relations: expect.arrayContaining([
      { type: 'hasPart', targetRef: 'component:default/checkout' },
      { type: 'hasPart', targetRef: 'resource:default/payments-dev' },
      { type: 'ownedBy', targetRef: 'group:default/payments' },
    ]),
  });
});

it('takes no harm from what a tenant.yaml holds, and shows the tenants beside it', async () => {
  const forge = await startForge();
  await forge.commit(hostileTenants);
  await forge.commit({
    /* Valid, and all of it text. */
    [shop]: tenantFile('shop', {
      title: "'<script>alert(1)</script> ${{ x }}'",
    }),
  });
  const catalog = await startCatalog(forge);
  await has(catalog, [
    ...ofPayments,
    ...ofShop,
    /* Can be read, and names a cluster that the platform does not have. */
    'location:default/tenant.nowhere',
    'resource:default/nowhere-dev',
    'system:default/nowhere',
  ]);
  const { metadata } = (await catalog.entity('system:default/shop')) ?? {};
  expect(metadata?.title).toBe('<script>alert(1)</script> ${{ x }}');
  expect(metadata?.annotations?.['socle.dev/finding']).toBeUndefined();
  const nowhere = await catalog.entity('system:default/nowhere');
  expect(nowhere?.metadata.annotations?.['socle.dev/finding']).toContain(
    'tenants/nowhere/tenant.yaml, line 13:',
  );
});

it('follows the tree within seconds of a push, and refuses who cannot sign it', async () => {
  const forge = await startForge();
  const catalog = await startCatalog(forge);
  await forge.addWebhook(catalog.webhookUrl, secret);
  await has(catalog, [...ofPayments, ...ofShop]);

  await forge.commit({
    [payments]: tenantFile('payments', {
      title: 'Cards',
      environments: ['dev'],
    }),
  });
  await has(catalog, [
    ...ofPayments.filter(ref => !ref.endsWith('prod')),
    ...ofShop,
  ]);
  await catalog.until(async () => {
    const system = await catalog.entity('system:default/payments');
    expect(system?.metadata.title).toBe('Cards');
  });

  await forge.commit({
    'tenants/loyalty/tenant.yaml': tenantFile('loyalty', {
      environments: ['dev'],
    }),
    [payments]: undefined,
  });
  await has(catalog, [
    ...ofShop,
    'location:default/tenant.loyalty',
    'resource:default/loyalty-dev',
    'system:default/loyalty',
  ]);

  const { status } = await fetch(catalog.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gitea-event': 'push',
      'x-gitea-signature': 'f'.repeat(64),
    },
    body: '{}',
  });
  expect(status).toBe(403);
});

it('keeps a tenant while its file is invalid, with what is wrong, also over a restart', async () => {
  const forge = await startForge();
  const databaseDirectory = await temporaryDirectory();
  const finding = async (catalog: CatalogBackend, name: string) =>
    (await catalog.entity(name))?.metadata.annotations?.['socle.dev/finding'];
  const first = await startCatalog(forge, { databaseDirectory });
  await forge.addWebhook(first.webhookUrl, secret);
  await has(first, [...ofPayments, ...ofShop]);

  await forge.commit({ [payments]: 'kind: [' });
  for (const ref of [
    'system:default/payments',
    'resource:default/payments-dev',
  ]) {
    await first.until(async () => {
      expect(await finding(first, ref)).toContain(`${payments}, line 1:`);
    });
  }
  expect(await first.refs()).toEqual([...ofPayments, ...ofShop].sort());
  expect(await finding(first, 'system:default/shop')).toBeUndefined();
  await first.stop();

  await forge.commit({ [shop]: undefined });
  const second = await startCatalog(forge, { databaseDirectory });
  await has(second, ofPayments);
  expect(await finding(second, 'system:default/payments')).toContain(payments);
  await forge.addWebhook(second.webhookUrl, secret);

  await forge.commit({
    [payments]: tenantFile('payments', { title: 'Cards' }),
  });
  await second.until(async () => {
    const system = await second.entity('system:default/payments');
    expect(system?.metadata.title).toBe('Cards');
    expect(await finding(second, 'system:default/payments')).toBeUndefined();
  });
});

it('loses nothing while the forge is down, and follows by its schedule when it is back', async () => {
  const forge = await startForge();
  const databaseDirectory = await temporaryDirectory();
  const first = await startCatalog(forge, { databaseDirectory });
  await has(first, [...ofPayments, ...ofShop]);
  await first.stop();

  forge.down = true;
  const second = await startCatalog(forge, {
    databaseDirectory,
    refresh: '300ms',
  });
  await second.until(async () => {
    expect(forge.refused).toBeGreaterThan(2);
  });
  expect(await second.refs()).toEqual([...ofPayments, ...ofShop].sort());

  forge.down = false;
  await forge.commit({ [shop]: undefined });
  await has(second, ofPayments);
});
