import { expect } from '@playwright/test';
import { expectAccessible, personas, portal, signIn, test } from './support';

const card = { name: /^Delivery of / };

for (const theme of ['light', 'dark']) {
  test(`a developer reads which version is where, and what the next environment lacks (${theme})`, async ({
    page,
  }) => {
    await page.addInitScript(
      name => window.localStorage.setItem('theme', name),
      theme,
    );
    await signIn(page, personas.ines, '/catalog/default/component/checkout');

    const delivery = page.getByRole('region', card);
    await expect(
      delivery.getByText(/^Delivered: \S+ in dev and \S+ in prod\./),
    ).toBeVisible();
    await expect(delivery.getByText('Live', { exact: true })).toBeVisible();
    await expect(
      delivery.getByRole('row', { name: /^Not here yet/ }),
    ).toContainText(/checkout \S+, here \S+/);
    await expectAccessible(page, { within: delivery });

    await delivery.getByRole('link', { name: 'Show delivery' }).click();
    await expect(page).toHaveURL(/\/delivery$/);
    const tree = page.getByRole('tree', { name: /^What payments\./ });
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('region', { name: 'The chosen object' }),
    ).toBeVisible();
    await expect(page).toHaveURL(/object=/);
    await expectAccessible(page, { stock: true });
  });
}

test('a container that ends again and again is explained, from the Application down to it', async ({
  page,
}) => {
  await signIn(
    page,
    personas.amara,
    '/catalog/default/component/tracking/delivery?application=paris%2Fargocd%2Flogistics.dev.tracking',
  );

  const why = page.getByRole('region', { name: 'Why' });
  await expect(why.getByText('CrashLoopBackOff').first()).toBeVisible();
  await expect(why.getByText(/^Read the container's last log/)).toBeVisible();
  await why.getByRole('link', { name: 'Show in the Kubernetes tab' }).click();
  await expect(page).toHaveURL(/\/tracking\/kubernetes$/);
});

test('an operator finds what fails among all Applications, and shares the address', async ({
  page,
}) => {
  await signIn(page, personas.amara);
  await page.getByRole('link', { name: 'Delivery', exact: true }).click();

  await expect(page.getByText(/^\d+ Applications: \d+ failing/)).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('Failing');
  // Argo CD itself calls it Progressing for ten minutes.
  await expect(
    page.getByRole('row', { name: /logistics\.dev\.tracking/ }),
  ).toContainText('Container tracking ends again and again, with exit code 1.');
  await expect(
    page.getByRole('rowheader', { name: 'logistics.depots', exact: true }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('searchbox', { name: 'Search' }).fill('checkout');
  await expect(page).toHaveURL(/\/delivery\?q=checkout$/);
  await page.reload();
  await expect(page.getByText(/^\d+ of \d+ match\.$/)).toBeVisible();
  await page.getByRole('link', { name: 'payments.prod.checkout' }).click();
  await expect(
    page.getByRole('heading', { name: 'payments.prod.checkout' }),
  ).toBeVisible();
  await page.getByRole('tab', { name: 'Sync windows' }).click();
  await expect(page).toHaveURL(/view=windows/);
});

test('somebody of another tenant learns nothing of how a service is delivered', async ({
  page,
}) => {
  await signIn(page, personas.tom, '/catalog/default/component/checkout');
  const delivery = page.getByRole('region', card);
  await expect(
    delivery.getByText('You may not see how this is delivered.'),
  ).toBeVisible();

  await page.goto(`${portal()}/delivery/paris/argocd/payments.prod.checkout`);
  await expect(
    page.getByText('There is no such Application, or you may not see it.'),
  ).toBeVisible();
});
