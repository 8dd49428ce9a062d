import { expect } from '@playwright/test';
import { addFile, manageByHand, removeApplication } from './deliveryJourney';
import { expectAccessible, personas, portal, signIn, test } from './support';

const name = 'payments.dev.drill';

/* A sync of three waves, whose second does not come up: what it is and how far it is can be read while it runs. */
const manifests = `apiVersion: v1
kind: Secret
metadata: {name: drill-key, namespace: payments-dev}
stringData: {key: hunter2-of-the-drill}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: drill
  namespace: payments-dev
  annotations: {argocd.argoproj.io/sync-wave: '1'}
spec:
  replicas: 1
  selector:
    matchLabels: {app.kubernetes.io/name: drill}
  template:
    metadata:
      labels: {app.kubernetes.io/name: drill}
      annotations: {sandbox.socle.dev/fails: not-ready}
    spec:
      automountServiceAccountToken: false
      securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: drill
          image: registry.halle.example/payments/drill:0.1.0
          resources:
            requests: {cpu: 10m, memory: 16Mi}
            limits: {cpu: 20m, memory: 32Mi}
          securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: drill-done
  namespace: payments-dev
  annotations: {argocd.argoproj.io/sync-wave: '2'}
data: {a: done}
`;

test('a sync is read before it is asked for, secrets hidden, and followed object by object while it runs', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { ines } = personas;
  await addFile(page, {
    as: ines,
    repository: 'payments/payments',
    path: 'drill/drill.yaml',
    message: 'Rehearse a sync',
    text: manifests,
  });
  await manageByHand(page, {
    name,
    project: 'payments',
    repository: 'payments/payments',
    path: 'drill',
    namespace: 'payments-dev',
  });
  try {
    await signIn(
      page,
      ines,
      `/delivery/paris/argocd/${encodeURIComponent(name)}?view=diff`,
    );
    await expect(page.getByText('A sync would change 3 objects.')).toBeVisible({
      timeout: 60_000,
    });
    const differences = page.getByRole('tabpanel', { name: 'Differences' });
    await differences.getByText('Secret/payments-dev/drill-key').click();
    await expect(
      differences.getByText('Values of Secrets are hidden.'),
    ).toBeVisible();
    await expect(differences.getByText(/\+ *key: /)).toBeVisible();
    await expect(page.getByText(/hunter2/)).toHaveCount(0);
    expect(await page.content()).not.toContain('aHVudGVyMi1vZi10aGUtZHJpbGw');
    await expectAccessible(page, { within: differences });

    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: `Sync ${name}` }).click();
    await expect(dialog.getByText(/^Argo CD has taken it/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    const sync = page.getByRole('region', { name: 'The sync' });
    await expect(sync.getByText(/^A sync began/)).toBeVisible();
    const step = (object: string) =>
      sync.getByRole('listitem').filter({ hasText: new RegExp(`^${object}`) });
    await expect(step('Secret/drill-key')).toContainText('Done');
    await expect(step('Deployment/drill')).toContainText('Waits for it');
    await expect(step('ConfigMap/drill-done')).toContainText(
      'Its turn has not come',
    );
    await expect(sync.getByText('Waits for Deployment/drill.')).toBeVisible();
    await expectAccessible(page, { within: sync });

    await page.getByRole('button', { name: 'End the operation' }).click();
    const end = page.getByRole('dialog');
    await end.getByRole('button', { name: /^End/ }).click();
    await expect(sync.getByText('How the last sync went')).toBeVisible();
  } finally {
    await removeApplication(page, name);
  }
});

test('when a sync window opens and closes is told on the clock of the one who reads', async ({
  page,
}) => {
  const address = '/delivery/paris/argocd/payments.prod.checkout?view=windows';
  await signIn(page, personas.ines, address);
  const windows = page.getByRole('tabpanel', { name: 'Sync windows' });
  await expect(
    windows.getByText('Times are on your clock: Europe/Paris.'),
  ).toBeVisible();
  await expect(
    windows.getByText(
      /^(It may be synced\. Argo CD syncs it by itself until|Argo CD syncs it by itself from) /,
    ),
  ).toBeVisible();
  const row = windows.getByRole('row', { name: /denies/ });
  // In force from 3 to 4 on Sundays in Paris, as the seed says.
  await expect(row.getByText(/^(begins|ends) .*0[34]:00/)).toBeVisible();
  await expectAccessible(page, { within: windows });

  // Whoever is sent the address sees the same.
  await page.goto(`${portal()}${address}`);
  await expect(
    page.getByRole('tab', { name: 'Sync windows', selected: true }),
  ).toBeVisible();
});
