import { expect } from '@playwright/test';
import {
  ask,
  expectAccessible,
  personas,
  portal,
  signIn,
  test,
} from './support';
import {
  asPersona,
  askForTenant,
  mergeAndSeeLive,
  onForge,
} from './tenantJourney';

test('a developer asks for a tenant and sees it live, and another team sees nothing of it', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page, personas.ines);
  await page.goto(`${portal()}/create/templates/default/tenant`);

  // The tenant: what is given already, what is missing, and what it comes to.
  const form = page.locator('form');
  const foot = page.getByRole('region', { name: 'Verdict and price' });
  await expect(
    page.getByRole('textbox', { name: /^Administrators/ }),
  ).toHaveValue('payments');
  await expect(foot).toContainText('3 answers are missing or wrong.');
  await page.getByRole('textbox', { name: /^Title/ }).fill('Shop');
  await expect(
    page.getByText('There is a tenant called shop already.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Cost centre is missing.')).toBeVisible();
  await expectAccessible(page, { within: form });

  await page.getByRole('textbox', { name: /^Title/ }).fill('Gift cards');
  await page.getByRole('textbox', { name: /^Cost centre/ }).fill('FR-4021');
  await expect(page.getByText('gift-cards is free.')).toBeVisible();
  await expect(foot).toContainText('No rule has anything against it.');
  await expect(foot).toContainText('€113.70 a month');
  const preview = page.getByRole('region', { name: 'What will be created' });
  await expect(preview).toContainText(
    'Gift cards gets dev, for €113.70 a month.',
  );
  await expect(preview.getByText('name: gift-cards')).toBeVisible();
  await preview.getByText('quota.yaml').click();
  await expect(preview.getByText(/requests\.memory: 8Gi/)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();

  // Environments: arrow keys choose the size.
  const small = page.getByRole('radio', { name: /^Small/ });
  await expect(small).toBeChecked();
  await small.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Medium/ })).toBeChecked();
  await expect(foot).toContainText('€254.40 a month');
  await page.keyboard.press('ArrowLeft');
  await expect(foot).toContainText('€113.70 a month');
  await expectAccessible(page, { within: form });
  await page.getByRole('button', { name: 'Next' }).click();

  // Connections: what is wrong stands beside the row, and what the other end has to add is said.
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('button', { name: /Other end/ }).click();
  await page.getByRole('option', { name: 'A network' }).click();
  await page.getByRole('textbox', { name: /^Network/ }).fill('10.20.1.1/16');
  await page.getByRole('textbox', { name: /^Reason/ }).fill('Card printers');
  await expect(
    form.getByText(/is not written with its first address/),
  ).toBeVisible();
  await page.getByRole('textbox', { name: /^Network/ }).fill('10.20.0.0/16');
  await expect(foot).toContainText('No rule has anything against it.');
  await expect(preview.getByText('- to: {cidr: 10.20.0.0/16}')).toBeVisible();
  await expectAccessible(page, { within: form });
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Open pull request' }).click();

  // The task, and the request, which outlives a reload.
  const link = page.getByRole('link', { name: /^Pull request \d+/ });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const number = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
  const task = page.url().split('/').at(-1);
  const { pulls, ...made } = await onForge(page, 'gift-cards');
  expect(made).toEqual({
    branches: ['socle/create/gift-cards'],
    repositories: ['gift-cards'],
    commits: 1,
  });
  expect(pulls.map(pull => [pull.number, pull.state])).toEqual([
    [number, 'open'],
  ]);
  expect(pulls[0].body).toContain('user:default/ines.moreau');
  expect(pulls[0].body).toContain('113.70');
  await page.getByRole('link', { name: 'My request' }).first().click();
  await expect(
    page.getByText(/Waits for somebody to review and merge/),
  ).toBeVisible();
  await page.reload();
  await expect(
    page.getByText(/Waits for somebody to review and merge/),
  ).toBeVisible();

  await mergeAndSeeLive(page, {
    name: 'gift-cards',
    title: 'Gift cards',
    number,
    within: 10_000,
  });
  await expectAccessible(page, { stock: true });

  await asPersona(page, personas.tom, async tab => {
    await tab.goto(`${portal()}/catalog/default/system/gift-cards`);
    await expect(
      tab.getByText('You may not see where this runs.'),
    ).toBeVisible();
    // The catalog has its names for everybody; what it has, uses and costs is its owners'.
    await expect(tab.getByRole('meter')).toHaveCount(0);
    await expect(tab.getByText(/113[.,]70/)).toHaveCount(0);
    await expect(tab.getByText('10.20.0.0/16')).toHaveCount(0);
    await tab.goto(`${portal()}/tenants/requests/gift-cards`);
    await expect(tab.getByText(/or you may not see it/)).toBeVisible();
    for (const [path, status] of [
      ['/api/tenancy/tenants/gift-cards', 404],
      ['/api/tenancy/requests/gift-cards', 404],
      ['/api/tenancy/requests/gift-cards/stream', 404],
      ['/api/tenancy/entities/system/default/gift-cards/environments', 403],
      [
        '/api/tenancy/entities/system/default/gift-cards/environments/stream',
        403,
      ],
      [
        '/api/tenancy/entities/resource/default/gift-cards-dev/environments',
        403,
      ],
    ] as const) {
      expect([path, (await ask(tab, personas.tom, path)).status()]).toEqual([
        path,
        status,
      ]);
    }
    for (const path of ['/api/tenancy/tenants', '/api/tenancy/requests']) {
      expect(await (await ask(tab, personas.tom, path)).text()).not.toContain(
        'gift-cards',
      );
    }
    const name = await ask(tab, personas.tom, '/api/tenancy/names/gift-cards');
    expect(await name.json()).toEqual({
      name: 'gift-cards',
      state: 'taken',
      message: 'There is a tenant called gift-cards already.',
      remedy: 'Choose another name.',
    });
    const tasks = `/api/scaffolder/v2/tasks/${task}`;
    expect((await ask(tab, personas.ines, tasks)).status()).toBe(200);
    const refused = await ask(tab, personas.tom, tasks);
    expect(refused.status()).toBeGreaterThanOrEqual(403);
    expect(await refused.text()).not.toContain('Gift cards');
  });
});

test('who asks again finds the same pull request', async ({ page }) => {
  await signIn(page, personas.ines);
  const first = await askForTenant(page, { title: 'Vouchers' });
  const again = await askForTenant(page, { title: 'Vouchers' });

  expect(again).toBe(first);
  const { pulls, branches, commits } = await onForge(page, 'vouchers');
  expect([pulls.length, branches.length, commits]).toEqual([1, 1, 1]);
});
