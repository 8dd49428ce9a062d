import { expect, Page } from '@playwright/test';
import { deliveryOf } from './deliveryJourney';
import {
  expectAccessible,
  Persona,
  personas,
  portal,
  signIn,
  test,
} from './support';

const name = 'payments.dev.checkout';
const address = deliveryOf('checkout', name);

const anyVerdict = /(Delivered|Progressing|Out of sync|Failing)$/;

/** Asks the portal to sync, as its pages do. */
async function sync(page: Page, as: Persona) {
  const session = await page.request.get(
    `${portal()}/api/auth/persona/refresh`,
    {
      headers: {
        'x-socle-persona': as.name,
        'x-requested-with': 'XMLHttpRequest',
      },
    },
  );
  const { backstageIdentity } = await session.json();
  const answer = await page.request.post(
    `${portal()}/api/argocd/applications/paris/argocd/${name}/actions/sync`,
    {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
      data: {},
    },
  );
  return answer.status();
}

test('a developer syncs what their team owns, and tries it first', async ({
  page,
}) => {
  await signIn(page, personas.ines, address);
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/^Argo CD applies what Git says to payments-dev on /),
  ).toBeVisible();
  await expectAccessible(page, { within: dialog });

  await dialog.getByRole('button', { name: 'Try it first' }).click();
  await expect(dialog.getByText(/^Argo CD tries it/)).toBeVisible();
  const act = dialog.getByRole('button', { name: `Sync ${name}` });
  // One operation at a time: the dialog says so until the try is over.
  await expect(async () => {
    await act.click();
    await expect(dialog.getByText(/^Argo CD has taken it/)).toBeVisible({
      timeout: 3_000,
    });
  }).toPass();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(
    page
      .getByRole('list', { name: /^Events/ })
      .getByText('OperationStarted')
      .first(),
  ).toBeVisible();
});

test('an operator reads all of an Application that they do not own, and changes nothing of it', async ({
  page,
}) => {
  await signIn(page, personas.amara, `/delivery/paris/argocd/${name}`);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(
    page.getByText(
      'You may have Argo CD look again, and not change anything. Its owner can let you.',
    ),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Sync', exact: true }),
  ).toHaveCount(0);
  expect(await sync(page, personas.amara)).toBe(403);
});

test('to somebody of another tenant an Application is as if it was not there', async ({
  page,
}) => {
  await signIn(page, personas.tom, `/delivery/paris/argocd/${name}`);
  await expect(
    page.getByText('There is no such Application, or you may not see it.'),
  ).toBeVisible();
  expect(await sync(page, personas.tom)).toBe(404);
});

test('a developer reads at home and in the catalog what of theirs is not delivered', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  const mine = page.getByRole('article', { name: 'My deliveries' });
  await expect(
    mine.getByRole('link', { name: 'Show all of them' }),
  ).toBeVisible();
  const services = page.getByRole('article', { name: 'My services' });
  await expect(
    services.getByRole('link', { name: anyVerdict }).first(),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto(
    `${portal()}/catalog?filters[kind]=component&filters[user]=all`,
  );
  await expect(
    page.getByRole('columnheader', { name: 'Delivery' }),
  ).toBeVisible();
  await page
    .getByRole('row', { name: /Checkout/ })
    .getByRole('link', { name: anyVerdict })
    .click();
  await expect(page).toHaveURL(/\/checkout\/delivery$/);
});

test('an SRE goes from the Kubernetes tab to Delivery and back', async ({
  page,
}) => {
  await signIn(
    page,
    personas.ines,
    '/catalog/default/component/checkout/kubernetes',
  );
  const line = page.getByRole('region', { name: /^Delivery of / });
  await line.getByRole('link', { name: /^Show (delivery|why)$/ }).click();
  await expect(page).toHaveURL(/\/checkout\/delivery$/);

  const tree = page.getByRole('tree', { name: /^What payments\./ });
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'The chosen object' })
    .getByRole('link', { name: 'Show in the Kubernetes tab' })
    .click();
  await expect(page).toHaveURL(/\/checkout\/kubernetes$/);
});
