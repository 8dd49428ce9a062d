import { APIRequestContext, expect, Page } from '@playwright/test';
import { parseAllDocuments } from 'yaml';
import { forge, personas, portal, signIn, test } from '../support';
import {
  askForge,
  askForTenant,
  mergeAndSeeLive,
  readGitops,
} from '../tenantJourney';
import {
  connect,
  expectDelivered,
  KubernetesObject,
  pathOf,
  push,
} from './platform';

/* One after the other: what is asked for first is what the rest is about. */
test.describe.configure({ mode: 'serial' });

const title = 'Parcels b';
const tenant = 'parcels-b';
const team = `${tenant}/${tenant}`;
const service = `${tenant}.dev.labels`;
const quotaPath = `/api/v1/namespaces/${tenant}-dev/resourcequotas/tenant`;
let argocd: APIRequestContext;

test.beforeAll(async () => {
  [argocd] = await connect();
});
test.afterAll(async () => {
  await argocd.dispose();
});

/** What a service of the team is made of, beside what a test has to say. */
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: labels
spec:
  replicas: 1
  selector: {matchLabels: {app.kubernetes.io/name: labels}}
  template:
    metadata:
      labels: {app.kubernetes.io/name: labels}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: labels
          image: registry.halle.example/labels:1.0.0
          ports: [{containerPort: 8080}]
          resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {cpu: 200m, memory: 128Mi}}
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
`;

const serviceWith = (port: number) => `apiVersion: v1
kind: Service
metadata:
  name: labels
spec:
  selector: {app.kubernetes.io/name: labels}
  ports: [{port: ${port}, targetPort: 8080}]
`;

const kustomization = (...resources: string[]) =>
  `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [${resources.join(', ')}]
`;

/** The objects that are rendered in a folder of the platform's repository, as Git has them. */
async function rendered(page: Page, folder: string) {
  const listing = await askForge(
    page,
    `/repos/platform/gitops/contents/${folder}`,
  );
  const names: string[] = (await listing.json())
    .map(({ name }: { name: string }) => name)
    .filter(
      (name: string) =>
        !['kustomization.yaml', 'environment.yaml'].includes(name),
    );
  const texts = await Promise.all(
    names.map(name => readGitops(page, `${folder}/${name}`)),
  );
  return texts.flatMap(file =>
    parseAllDocuments(file!.text).map(
      document => document.toJS() as KubernetesObject,
    ),
  );
}

/** How many pods the quota of the namespace allows. */
async function podsAllowed(): Promise<string> {
  return (await (await argocd.get(quotaPath)).json()).spec.hard.pods;
}

/** What the page with all Applications says of one. */
async function expectOnPage(page: Page, name: string, words: string) {
  await page.goto(`${portal()}/delivery?q=${name}`);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row).toContainText(words, { timeout: 60_000 });
}

test('what a developer asked for is on the cluster as it was rendered, and the pages say so', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  const number = await askForTenant(page, { title });
  await mergeAndSeeLive(page, { name: tenant, title, number });

  await expectDelivered(argocd, [
    tenant,
    `${tenant}.dev`,
    `${tenant}.dev.team`,
  ]);
  for (const folder of [`tenants/${tenant}/argocd`, `tenants/${tenant}/dev`]) {
    const objects = await rendered(page, folder);
    expect(objects.length).toBeGreaterThan(1);
    for (const object of objects) {
      const path = await pathOf(argocd, object);
      const answer = await argocd.get(path);
      expect(answer.status(), path).toBe(200);
      expect(await answer.json(), path).toMatchObject(object);
    }
  }
  for (const name of [tenant, `${tenant}.dev`, `${tenant}.dev.team`]) {
    await expectOnPage(page, name, 'Delivered');
  }
  await page.goto(`${portal()}/catalog/default/system/${tenant}`);
  await expect(
    page.getByRole('region', { name: /^Delivery of / }),
  ).toContainText(/Delivered/);
});

test('a service that the team pushes runs in its namespace', async ({
  page,
}) => {
  const invited = await askForge(
    page,
    `/repos/${team}/collaborators/${personas.ines.name}`,
    { method: 'PUT', data: { permission: 'write' } },
  );
  expect(invited.status()).toBe(204);
  await push(personas.ines, team, {
    'services/labels.yaml': `name: labels
repository: ${forge()}/${team}.git
environments:
  - {environment: dev, revision: main}
`,
    'deploy/dev/deployment.yaml': deployment,
    'deploy/dev/service.yaml': serviceWith(80),
    'deploy/dev/kustomization.yaml': kustomization(
      'deployment.yaml',
      'service.yaml',
    ),
  });

  await expectDelivered(argocd, [service]);
  const pods = await argocd.get(
    `/api/v1/namespaces/${tenant}-dev/pods?labelSelector=app.kubernetes.io/name=labels`,
  );
  expect(
    (await pods.json()).items.map(
      ({ status }: { status: { phase: string } }) => status.phase,
    ),
  ).toEqual(['Running']);
  await signIn(page, personas.ines);
  await expectOnPage(page, service, 'Delivered');
});

test('what somebody changes by hand is put right by Argo CD, and the page tells of it', async ({
  page,
}) => {
  const asked = await podsAllowed();
  const changed = await argocd.patch(quotaPath, {
    headers: { 'content-type': 'application/merge-patch+json' },
    data: { spec: { hard: { pods: '1000' } } },
  });
  expect(changed.status()).toBe(200);

  await expect.poll(podsAllowed, { timeout: 120_000 }).toBe(asked);
  await expectDelivered(argocd, [`${tenant}.dev`]);
  await signIn(page, personas.ines);
  await page.goto(
    `${portal()}/delivery/paris/argocd/${tenant}.dev?view=events`,
  );
  const events = page.getByRole('tabpanel');
  await expect(events.getByText(/Synced -> OutOfSync/).first()).toBeVisible();
  await expect(events.getByText(/OutOfSync -> Synced/).first()).toBeVisible();
  await expectOnPage(page, `${tenant}.dev`, 'Delivered');
});

test('a manifest of the team that would change what guards it is refused, and the page says why', async ({
  page,
}) => {
  await push(personas.ines, team, {
    'deploy/dev/quota.yaml': `apiVersion: v1
kind: ResourceQuota
metadata: {name: tenant}
spec: {hard: {pods: '1000'}}
`,
    'deploy/dev/kustomization.yaml': kustomization(
      'deployment.yaml',
      'service.yaml',
      'quota.yaml',
    ),
  });

  await signIn(page, personas.ines);
  await expectOnPage(page, service, 'Failing');
  await page.goto(`${portal()}/delivery/paris/argocd/${service}`);
  const why = page.getByRole('region', { name: 'Why' });
  await expect(
    why
      .getByText(`The project ${tenant} does not permit ResourceQuota.`)
      .first(),
  ).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: 'The sync' })
      .getByText(`:ResourceQuota is not permitted in project ${tenant}`)
      .first(),
  ).toBeVisible();
  expect(await podsAllowed()).not.toBe('1000');
});

test('a manifest that the API server refuses fails the sync, its message is on the page, and a better one is applied', async ({
  page,
}) => {
  const fine = kustomization('deployment.yaml', 'service.yaml');
  await push(personas.ines, team, {
    'deploy/dev/quota.yaml': undefined,
    'deploy/dev/kustomization.yaml': fine,
    'deploy/dev/service.yaml': serviceWith(70_000),
  });

  await signIn(page, personas.ines);
  await page.goto(`${portal()}/delivery/paris/argocd/${service}`);
  await expect(
    page.getByText(/must be between 1 and 65535/).first(),
  ).toBeVisible({ timeout: 120_000 });
  await expectOnPage(page, service, 'Failing');

  await push(personas.ines, team, {
    'deploy/dev/service.yaml': serviceWith(8080),
  });
  await expectDelivered(argocd, [service]);
  await expectOnPage(page, service, 'Delivered');
});
