import { expect } from '@playwright/test';
import {
  ask,
  expectAccessible,
  personas,
  portal,
  signIn,
  test,
} from './support';

const environmentsCard = { name: /^Environments of / };

test('the sign-in page offers the four people of the sandbox', async ({
  page,
}) => {
  await page.goto(portal());

  for (const { title } of Object.values(personas)) {
    await expect(
      page.getByRole('button', { name: `Sign in as ${title}` }),
    ).toBeVisible();
  }
  await expectAccessible(page);
});

test('the choice of a persona outlives a reload, and ends with signing out', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible();

  await page.goto(`${portal()}/settings`);
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByText('Sign Out').click();

  await expect(
    page.getByRole('button', { name: 'Sign in as Tom Becker' }),
  ).toBeVisible();
});

for (const { persona, service, tenant, namespace } of [
  {
    persona: personas.ines,
    service: 'checkout',
    tenant: 'payments',
    namespace: 'payments-dev',
  },
  {
    persona: personas.tom,
    service: 'storefront',
    tenant: 'shop',
    namespace: 'shop-staging',
  },
  {
    persona: personas.amara,
    service: 'tracking',
    tenant: 'logistics',
    namespace: 'logistics-prod',
  },
  {
    persona: personas.hugo,
    service: 'recommender',
    tenant: 'insights',
    namespace: 'insights-dev',
  },
]) {
  test(`${persona.title} opens ${service}, sees where it runs, and its Kubernetes tab`, async ({
    page,
  }) => {
    await signIn(page, persona);
    await page.goto(`${portal()}/catalog/default/component/${service}`);

    await expect(
      page.getByRole('heading', { name: new RegExp(service, 'i') }).first(),
    ).toBeVisible();
    const card = page.getByRole('region', environmentsCard);
    await expect(card.getByText(namespace)).toBeVisible();
    await expectAccessible(page, { within: card });
    await expectAccessible(page, { stock: true });

    await page.getByText('Kubernetes', { exact: true }).click();
    await expect(
      page.getByText(/^Paris, (non-)?production$/).first(),
    ).toBeVisible();

    await page.goto(`${portal()}/catalog/default/system/${tenant}`);
    await expect(
      page.getByRole('region', environmentsCard).getByText(namespace),
    ).toBeVisible();
  });
}

test('a developer sees no data of another team, on the page or by the API', async ({
  page,
}) => {
  await signIn(page, personas.tom);
  await page.goto(`${portal()}/catalog/default/component/checkout`);

  await expect(
    page.getByText('You may not see where this runs.'),
  ).toBeVisible();
  await expect(page.getByText('payments-prod')).toHaveCount(0);
  for (const entity of [
    'component/default/checkout',
    'system/default/payments',
  ]) {
    const path = `/api/tenancy/entities/${entity}/environments`;
    expect((await ask(page, personas.tom, path)).status()).toBe(403);
    expect((await ask(page, personas.ines, path)).status()).toBe(200);
  }
});

test('an SRE reads from the tenant why a service does not run', async ({
  page,
}) => {
  await signIn(page, personas.amara);
  await page.goto(`${portal()}/catalog/default/component/tracking/kubernetes`);

  await expect(
    page.getByText(/container=tracking restarted \d+ times/).first(),
  ).toBeVisible();
});

test('the Kubernetes tab shows the Applications and Cilium policies of a service', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  await page.goto(`${portal()}/catalog/default/component/checkout/kubernetes`);

  await page
    .getByRole('button', { name: /Paris, non-production/ })
    .first()
    .click();
  await expect(page.getByText('payments.dev.checkout').first()).toBeVisible();
  await expect(page.getByText(/Cilium ?Network ?Polic/i).first()).toBeVisible();
});

test('the quota of a tenant is shown, and where it is nearly full', async ({
  page,
}) => {
  await signIn(page, personas.tom);
  await page.goto(`${portal()}/catalog/default/system/shop`);

  const card = page.getByRole('region', environmentsCard);
  await expect(
    card.getByText(/not ready|refused|Nearly full|Full/).first(),
  ).toBeVisible();
  await expect(card.getByRole('meter').first()).toBeVisible();
  await expectAccessible(page, { stock: true });
});

test('the dead cluster is shown as dead, while the others answer', async ({
  page,
}) => {
  await signIn(page, personas.amara);
  await page.goto(`${portal()}/catalog/default/component/tracking/kubernetes`);

  await expect(page.getByText('Paris, production').first()).toBeVisible();
  await page
    .getByRole('button', { name: /There was a problem retrieving/ })
    .click();
  await expect(
    page
      .getByText(/legacy/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();

  await page.goto(`${portal()}/catalog/default/component/tracking`);
  await expect(
    page
      .getByRole('region', environmentsCard)
      .getByText(/cannot be reached/)
      .first(),
  ).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`the pages of the portal are accessible in the ${theme} theme`, async ({
    page,
  }) => {
    await page.addInitScript(
      name => window.localStorage.setItem('theme', name),
      theme,
    );
    await signIn(page, personas.ines);
    for (const [path, text] of [
      ['/', 'checkout'],
      ['/catalog?filters[kind]=component&filters[user]=all', 'storefront'],
      ['/create', 'Documentation site'],
      ['/search?query=checkout', 'checkout'],
    ]) {
      // A page asks once, and what it asks for may be read or indexed a moment later.
      await expect(async () => {
        await page.goto(`${portal()}${path}`);
        await expect(page.getByText(new RegExp(text, 'i')).first()).toBeVisible(
          { timeout: 30_000 },
        );
      }).toPass();
      await expectAccessible(page, { stock: true });
    }
  });
}

test('the portal speaks French to who asks for it', async ({ page }) => {
  await page.addInitScript(() => window.localStorage.setItem('language', 'fr'));
  await page.goto(portal());

  await expect(
    page.getByRole('heading', { name: 'Qui êtes-vous' }),
  ).toBeVisible();
});
