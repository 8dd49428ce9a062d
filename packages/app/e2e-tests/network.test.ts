import { expect, Page } from '@playwright/test';
import {
  ask,
  expectAccessible,
  personas,
  portal,
  signIn,
  test,
} from './support';
import { mergeAsAdministrator } from './tenantJourney';

const checkout = '/catalog/default/component/checkout';
const network = `${checkout}/network`;

const refused = (page: Page) =>
  page.getByRole('table', { name: 'Refused connections' });

test('a refused flow is explained, allowed by a pull request, and passes once that is merged', async ({
  page,
}) => {
  // From a refusal to a merge, to what Argo CD applies, to a verdict.
  test.setTimeout(240_000);
  await signIn(page, personas.ines, checkout);
  const card = page.getByRole('region', { name: /^Network of / });
  await expect(
    card.getByText(/^\d+ connections? refused in the last hour/),
  ).toBeVisible();
  await expectAccessible(page, { within: card });
  await card.getByRole('link', { name: 'Show why' }).click();

  const row = refused(page).getByRole('row', { name: /refunds.*checkout/ });
  await expect(row).toContainText('8080/TCP');
  await expect(row).toContainText('No rule allows it');
  await expectAccessible(page);
  await row.getByRole('link').click();

  const why = page.getByRole('region', { name: 'Why it is refused' });
  await expect(
    why.getByText(/refunds may not reach .*checkout on 8080\/TCP/),
  ).toBeVisible();
  const steps = why.getByRole('list', {
    name: 'From the connection to the verdict',
  });
  await expect(steps).toContainText('Way in to checkout: Refused');
  await expect(steps).toContainText(/is near: it /);
  await expect(
    why.getByRole('region', { name: /^CiliumNetworkPolicy payments-dev\// }),
  ).not.toHaveCount(0);
  await expect(why.getByText(/◂ comes nearest/).first()).toBeVisible();
  await expectAccessible(page);

  await why.getByRole('button', { name: 'Allow this flow' }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText('With this change the connection is let through.'),
  ).toBeVisible();
  await expect(
    dialog
      .getByText(/to: \{labels: \{app\.kubernetes\.io\/name: checkout\}\}/)
      .first(),
  ).toBeVisible();
  await expect(
    dialog.getByRole('region', { name: 'What else it changes' }),
  ).toBeVisible();
  await expectAccessible(page, { within: dialog });
  await dialog
    .getByRole('textbox', { name: /Reason/ })
    .fill('Refunds look up the charge that they give back');
  await dialog.getByRole('button', { name: 'Open pull request' }).click();
  const request = dialog.getByRole('link', { name: /^#\d+ / });
  await expect(request).toBeVisible({ timeout: 60_000 });
  const number = Number(
    /#(\d+)/.exec((await request.textContent()) ?? '')?.[1],
  );
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await mergeAsAdministrator(page, number);
  // The page is open, and asks again by itself.
  await expect(
    why.getByText(/refunds may reach .*checkout on 8080\/TCP/),
  ).toBeVisible({ timeout: 90_000 });
  await expect(
    why.getByText(
      'Hubble saw it refused, and the policies of now let it through.',
    ),
  ).toBeVisible();
});

test('every view of the network is there for the keyboard and for screen readers', async ({
  page,
}) => {
  await signIn(page, personas.ines, `${network}?view=effective`);
  const into = page.getByRole('table', { name: /^Who may come in to / });
  await expect(into.getByRole('row').last()).toContainText('Everybody else');
  await expect(into.getByRole('row').last()).toContainText('baseline');
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Service map' }).click();
  const graph = page.getByRole('listbox', { name: 'Who talks to whom' });
  await graph.getByRole('option', { name: /checkout payments-dev/ }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('table', { name: 'Connections of checkout' }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'List' }).click();
  await expect(
    page.getByRole('table', { name: 'Who talks to whom' }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'What if' }).click();
  await page.getByRole('textbox', { name: /Policies, in YAML/ }).fill(
    `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: closed, namespace: payments-dev }
spec:
  endpointSelector: { matchLabels: { app.kubernetes.io/name: checkout } }
  ingressDeny: [{ fromEntities: [all] }]
`,
  );
  await page.getByRole('button', { name: 'Try it', exact: true }).click();
  await expect(
    page.getByText(/kinds? of flows? would be refused/),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Flows that would end otherwise' }),
  ).toContainText('storefront');
  await expectAccessible(page);
});

test('whether one may reach another is answered at an address that can be shared', async ({
  page,
}) => {
  await signIn(
    page,
    personas.ines,
    `${network}?view=ask&from=checkout.payments-dev&to=ledger.payments-dev&port=5432`,
  );
  const answer = page.getByRole('region', { name: 'The answer' });
  await expect(
    answer.getByText(/checkout may not reach .*ledger on 5432\/TCP/),
  ).toBeVisible();
  await expectAccessible(page);
});

test('somebody of another tenant sees nothing of the network', async ({
  page,
}) => {
  await signIn(page, personas.tom, network);
  await expect(
    page.getByText('You may not see the network of this.'),
  ).toBeVisible();
  await expect(page.getByText('refunds')).toHaveCount(0);
  for (const part of ['summary', 'refusals', 'workloads', 'map', 'peers']) {
    const response = await ask(
      page,
      personas.tom,
      `/api/cilium/entities/component/default/checkout/${part}`,
    );
    expect([part, response.status()]).toEqual([part, 403]);
    expect(await response.text()).not.toContain('payments-dev');
  }
});

test('a Hubble Relay that is lost is told of with since when, and what is known stays until it is back', async ({
  page,
}) => {
  const wire = process.env.SOCLE_JOURNEY_HUBBLE_WIRE;
  test.skip(!wire, 'Only the sandbox is behind a wire that can be cut.');
  test.setTimeout(180_000);
  await signIn(page, personas.ines, network);
  await expect(refused(page).getByRole('row').nth(1)).toBeVisible();

  await page.request.put(`${wire}/cut`);
  const banner = page.getByText(
    /^No flows arrive from Paris, non-production since \d\d:\d\d\./,
  );
  try {
    await expect(banner).toBeVisible({ timeout: 60_000 });
    await expect(refused(page).getByRole('row').nth(1)).toBeVisible();
    await expectAccessible(page);
  } finally {
    await page.request.put(`${wire}/mend`);
  }
  await expect(banner).toHaveCount(0, { timeout: 60_000 });
  await page.goto(`${portal()}${checkout}`);
  await expect(
    page
      .getByRole('region', { name: /^Network of / })
      .getByText(/refused in the last hour/),
  ).toBeVisible();
});
