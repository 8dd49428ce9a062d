import { expect } from '@playwright/test';
import {
  expectAccessible,
  forge,
  personas,
  portal,
  signIn,
  test,
} from './support';

test('a service leads to the tree that guards its tenant, on the forge', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  await page.goto(`${portal()}/catalog/default/system/payments`);
  const tab = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'What guards the tenant' }).click();

  const tree = await tab;
  await expect(tree.getByText('tenant.yaml').first()).toBeVisible();
  await expectAccessible(tree);
});

test('the administrator merges the request for a tenant, and its namespace is there within ten seconds', async ({
  page,
}) => {
  await page.goto(`${forge()}/user/login`);
  await page.getByRole('button', { name: /Hugo Lefèvre/ }).click();
  await page.goto(`${forge()}/platform/gitops/pulls`);
  await page
    .getByRole('link', { name: /loyalty/i })
    .first()
    .click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Merge/ }).click();
  await expect(page.getByText(/merged/i).first()).toBeVisible();

  const cluster = `http://localhost:${Number(new URL(forge()).port) + 1}`;
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(
          `${cluster}/api/v1/namespaces/loyalty-dev`,
          { headers: { authorization: 'Bearer sandbox-amara-diallo' } },
        );
        return answer.status();
      },
      { timeout: 10_000 },
    )
    .toBe(200);
});

test('a developer of another team sees why there is no merge button for them', async ({
  page,
}) => {
  await page.goto(`${forge()}/user/login`);
  await page.getByRole('button', { name: /Tom Becker/ }).click();
  await page.goto(`${forge()}/platform/gitops/pulls/1`);

  await expect(page.getByRole('button', { name: /^Merge/ })).toHaveCount(0);
});
