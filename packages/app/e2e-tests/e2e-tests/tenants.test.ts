import { expect } from '@playwright/test';
import {
  ask,
  expectAccessible,
  personas,
  portal,
  signIn,
  test,
} from './support';

const tenantCard = { name: /^Tenant / };
const way = { name: 'The way of this request' };

for (const theme of ['light', 'dark']) {
  test(`an operator finds a tenant among all, and shares the address of what they see (${theme})`, async ({
    page,
  }) => {
    await page.addInitScript(
      name => window.localStorage.setItem('theme', name),
      theme,
    );
    await signIn(page, personas.amara);
    await page.getByRole('link', { name: 'Tenants', exact: true }).click();

    await expect(page.getByText(/^\d+ tenants: /)).toBeVisible();
    for (const tenant of ['Insights', 'Logistics', 'Payments', 'Shop']) {
      await expect(
        page.getByRole('rowheader', { name: new RegExp(tenant) }),
      ).toBeVisible();
    }
    await expectAccessible(page);

    await page.getByRole('searchbox', { name: 'Search' }).fill('legacy');
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await expect(page).toHaveURL(/\/tenants\?q=legacy$/);
    await page.reload();
    await expect(page.getByText('1 tenant is like that.')).toBeVisible();
    await expect(
      page.getByRole('rowheader', { name: /Logistics/ }),
    ).toBeVisible();

    await page
      .getByRole('button', { name: 'Clear search and filters' })
      .click();
    await page.getByRole('columnheader', { name: /Price a month/ }).click();
    await expect(page).toHaveURL(/\/tenants\?sort=price$/);
    await expect(page.getByRole('rowheader').first()).toHaveText(/Insights/);
  });
}

test('a developer reads on the page of their tenant what it costs, what may connect, and who works there', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  await page.goto(`${portal()}/tenants`);
  await page
    .getByRole('rowheader', { name: /^Payments/ })
    .getByRole('link')
    .click();

  const card = page.getByRole('region', tenantCard);
  await expect(card.getByText(/^Costs €[\d.,]+ a month\./)).toBeVisible();
  await expect(
    card.getByText('from checkout to api.stripe.com:443'),
  ).toBeVisible();
  await expect(card.getByRole('link', { name: 'Karim Haddad' })).toBeVisible();
  await expect(card.getByText(/may cost €1,500.00 a month/)).toBeVisible();
  await expectAccessible(page, { within: card });
});

test('who asked, and whose it would be, follows a request step by step', async ({
  page,
}) => {
  await signIn(page, personas.tom);
  await page.goto(`${portal()}/tenants/requests/loyalty`);

  await expect(
    page.getByRole('heading', { name: 'New tenant loyalty' }),
  ).toBeVisible();
  const steps = page.getByRole('region', way).getByRole('listitem');
  await expect(steps).toHaveCount(5);
  await expect(steps.first()).toContainText('Done');
  await expectAccessible(page);
  await page.reload();
  await expect(steps).toHaveCount(5);
});

test('a developer sees nothing of another team’s tenant, on the pages or by any route', async ({
  page,
}) => {
  await signIn(page, personas.tom);
  await page.goto(`${portal()}/tenants`);
  await expect(page.getByRole('rowheader', { name: /Shop/ })).toBeVisible();
  await expect(page.getByText(/payments/i)).toHaveCount(0);

  await page.goto(`${portal()}/catalog/default/system/payments`);
  const card = page.getByRole('region', tenantCard);
  await expect(
    card.getByText('You may not see what this tenant has and costs.'),
  ).toBeVisible();
  await expect(card.getByText(/€/)).toHaveCount(0);
  await expectAccessible(page, { within: card });

  for (const [path, sentence] of [
    ['payments', 'There is no tenant payments, or you may not see it.'],
    [
      'requests/payments',
      'There is no request for a tenant payments, or you may not see it.',
    ],
  ]) {
    await page.goto(`${portal()}/tenants/${path}`);
    await expect(page.getByText(sentence)).toBeVisible();
  }

  for (const path of [
    'tenants/payments',
    'requests/payments',
    'requests/payments/stream',
  ]) {
    const answer = await ask(page, personas.tom, `/api/tenancy/${path}`);
    expect(answer.status()).toBe(404);
  }
  for (const path of ['tenants', 'requests']) {
    const answer = await ask(page, personas.tom, `/api/tenancy/${path}`);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).not.toContain('payments');
  }
  const own = await ask(page, personas.ines, '/api/tenancy/tenants/payments');
  expect(own.status()).toBe(200);
});
