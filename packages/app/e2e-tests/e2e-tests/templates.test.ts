import { expect } from '@playwright/test';
import { forge, personas, portal, signIn, test } from './support';

test('a developer makes a documentation site, and finds its repository on the forge', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  await page.goto(`${portal()}/create/templates/default/documentation`);

  await page.getByLabel(/^Owner/).click();
  await page
    .getByRole('option', { name: /payments/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^Title/).fill('Payments handbook');
  await page.getByLabel(/^Name/).fill('payments-handbook');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(page.getByText('Page in the catalog')).toBeVisible({
    timeout: 60_000,
  });
  await page.goto(`${forge()}/payments/payments-handbook`);
  await expect(page.getByRole('link', { name: 'mkdocs.yml' })).toBeVisible();
  // The catalog takes a moment to read what was registered.
  await expect(async () => {
    await page.goto(`${portal()}/catalog/default/component/payments-handbook`);
    await expect(page.getByText('Payments handbook').first()).toBeVisible();
  }).toPass({ timeout: 60_000 });
});
