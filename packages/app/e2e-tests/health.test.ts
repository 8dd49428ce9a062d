import { expect } from '@playwright/test';
import { sendRequests } from './healthJourney';
import {
  ask,
  expectAccessible,
  personas,
  portal,
  signIn,
  test,
} from './support';

const card = { name: /^Health of / };
const healthOf = (service: string) =>
  `/catalog/default/component/${service}/health`;

for (const theme of ['light', 'dark']) {
  test(`a developer reads that a service is healthy, and what its numbers are (${theme})`, async ({
    page,
  }) => {
    await page.addInitScript(
      name => window.localStorage.setItem('theme', name),
      theme,
    );
    await signIn(page, personas.ines, '/catalog/default/component/checkout');

    const health = page.getByRole('region', card);
    await expect(
      health.getByText(
        /requests a second; .+ fail, and 95 of 100 take at most/,
      ),
    ).toBeVisible();
    await expect(
      health.getByRole('meter', { name: 'Error budget of Checkout answers' }),
    ).toBeVisible();
    await expectAccessible(page, { within: health });

    await health
      .getByRole('button', {
        name: /^Requests in prod: .* What is this number/,
      })
      .click();
    const about = page.getByRole('dialog');
    await expect(
      about.getByText(/http_server_request_duration_seconds_count/),
    ).toBeVisible();
    await expectAccessible(page, { within: about });
    await page.keyboard.press('Escape');
    await expect(about).toHaveCount(0);
  });
}

test('a developer reads the figures of a service as charts and as tables', async ({
  page,
}) => {
  await signIn(page, personas.ines, '/catalog/default/component/checkout');
  await page
    .getByRole('region', card)
    .getByRole('link', { name: 'Show health' })
    .click();
  await expect(page).toHaveURL(/\/health\?environment=prod$/);
  const requests = page.getByRole('region', { name: 'Requests' });
  await requests.getByText('Show as a table').click();
  await expect(
    requests.getByRole('table', { name: 'Requests as a table' }),
  ).toBeVisible();
  await expectAccessible(page, { stock: true });
});

for (const [view, name, text] of [
  [
    'objectives',
    'what is left of its objectives',
    /^Budget left over its window$/,
  ],
  [
    'instrumentation',
    'how well it is instrumented',
    /^Instrumentation Score \d+ of 100/,
  ],
  ['send', 'that its data arrive', /^Data of checkout arrive from prod/],
] as const) {
  test(`a developer reads of a service ${name}`, async ({ page }) => {
    await signIn(
      page,
      personas.ines,
      `${healthOf('checkout')}?environment=prod&view=${view}`,
    );
    await expect(page.getByText(text)).toBeVisible();
    await expectAccessible(page, { stock: true });
  });
}

test('a service that fails since it was deployed shows where the errors begin', async ({
  page,
}) => {
  await signIn(page, personas.amara, '/catalog/default/component/tracking');
  const health = page.getByRole('region', card);
  await expect(
    health.getByText(/^prod: .+ of requests failed in the last/),
  ).toBeVisible();
  await health.getByRole('link', { name: 'Show why' }).click();
  await expect(page).toHaveURL(/\/health\?environment=prod$/);

  await page.goto(
    `${portal()}${healthOf('tracking')}?environment=prod&range=1h`,
  );
  const errors = page.getByRole('region', { name: 'Errors' });
  await expect(errors.getByText(/^▾ /)).toBeVisible();
  await errors.getByText('Show as a table').click();
  // The newest comes first.
  const rows = await errors
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .evaluateAll(elements =>
      elements.map(row =>
        [...row.querySelectorAll('td')].map(cell => cell.textContent ?? ''),
      ),
    );
  const shares = rows.map(([share]) => Number.parseFloat(share));
  const deployment = rows.findIndex(([, happened]) =>
    happened.includes(' deployed.'),
  );
  expect(deployment).toBeGreaterThanOrEqual(0);
  expect(shares[0]).toBeGreaterThan(2);
  expect(Math.max(...shares.slice(deployment + 1))).toBeLessThan(2);
  await expectAccessible(page, { stock: true });
});

test('a service whose samples stopped tells no figure, and is not healthy', async ({
  page,
}) => {
  await signIn(
    page,
    personas.amara,
    `${healthOf('storefront')}?environment=prod`,
  );
  const reasons = page.getByRole('region', {
    name: 'What the verdict is made of',
  });
  const silence = reasons.getByRole('listitem').filter({
    hasText: /No sample of .+ arrives any more|The last sample came/,
  });
  await expect(silence.getByRole('img', { name: 'Unknown' })).toBeVisible();
  await expectAccessible(page, { stock: true });

  await page.goto(`${portal()}/catalog/default/component/storefront`);
  const requests = page
    .getByRole('region', card)
    .getByRole('row', { name: /^Requests/ });
  await expect(requests).toContainText('no data');
});

test('a service without telemetry is brought in, and its first data are told of', async ({
  page,
}) => {
  await signIn(page, personas.tom, '/catalog/default/component/storefront');
  await page
    .getByRole('region', card)
    .getByRole('link', { name: 'Send telemetry from staging' })
    .click();
  await expect(
    page.getByText(
      /^(Nothing of storefront has arrived from staging yet|Something of storefront arrives from staging, but nothing that tells of requests)/,
    ),
  ).toBeVisible();
  await page.getByRole('tab', { name: 'Python' }).click();
  await expect(
    page.getByText('opentelemetry-instrument python main.py'),
  ).toBeVisible();
  await expectAccessible(page, { stock: true });

  await sendRequests(page, {
    name: 'storefront',
    tenant: 'shop',
    environment: 'staging',
  });
  await expect(
    page.getByText(/^Data of storefront arrive from staging/),
  ).toBeVisible({ timeout: 60_000 });
});

test('a tenant has all its services at a glance, the worst first', async ({
  page,
}) => {
  await signIn(
    page,
    personas.amara,
    '/catalog/default/system/logistics/health',
  );
  const table = page.getByRole('table', { name: 'Health of the services' });
  await expect(table.getByRole('row').nth(1)).toContainText('Failing');
  await expectAccessible(page, { stock: true });
});

test('those who run the platform see the state of the telemetry itself', async ({
  page,
}) => {
  await signIn(page, personas.amara);
  await page.getByRole('link', { name: 'Telemetry', exact: true }).click();
  await expect(
    page.getByRole('table', { name: 'Collectors' }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Series by tenant' }),
  ).toContainText('Payments');
  await expectAccessible(page);
});

test('nobody of another tenant learns how healthy a service is', async ({
  page,
}) => {
  await signIn(page, personas.tom, '/catalog/default/component/checkout');
  await expect(
    page
      .getByRole('region', card)
      .getByText('You may not see how healthy this is.'),
  ).toBeVisible();

  await page.goto(`${portal()}/telemetry`);
  await expect(
    page.getByText('You may not see the telemetry of the platform.'),
  ).toBeVisible();
  for (const path of [
    'entities/component/default/checkout/health',
    'entities/component/default/checkout/health/prod',
    'entities/component/default/checkout/objectives/prod',
    'entities/component/default/checkout/instrumentation/prod',
    'entities/component/default/checkout/onboarding',
    'tenants/payments/health',
    'platform',
  ]) {
    const answer = await ask(page, personas.tom, `/api/opentelemetry/${path}`);
    expect([path, [403, 404].includes(answer.status())]).toEqual([path, true]);
  }
});
