/** Fills in the form for tenants, step by step, for the pictures of the documentation. */
const button = (tab, name) => tab.getByRole('button', { name });
const field = (tab, name) => tab.getByRole('textbox', { name });

export async function fillTenant(tab) {
  await field(tab, /^Title/).fill('Gift cards');
  await field(tab, /^Description/).fill('Gift cards of the marketplace');
  await field(tab, /^Cost centre/).fill('FR-4021');
  await tab
    .getByText('gift-cards is free.')
    .or(tab.getByText('You asked for'))
    .waitFor();
  await settle(tab);
}

export async function fillEnvironments(tab) {
  await fillTenant(tab);
  await button(tab, 'Next').click();
  await button(tab, 'Add environment').click();
  await tab
    .getByRole('group', { name: 'Environment prod' })
    .getByRole('radio', { name: /^Medium/ })
    .check({ force: true });
  await settle(tab);
  await tab
    .getByRole('group', { name: 'Environment dev' })
    .scrollIntoViewIfNeeded();
}

export async function fillConnections(tab) {
  await fillEnvironments(tab);
  await button(tab, 'Next').click();
  await button(tab, 'Add connection').click();
  await button(tab, /^Choose Tenant/).click();
  await tab.getByRole('option', { name: /^Shop/ }).click();
  await field(tab, /^Its service/).fill('storefront');
  await field(tab, /^Ports/).fill('8080');
  await field(tab, /^Reason/).fill('The shop shows what is left on a card');
  await settle(tab);
}

export async function openRequest(tab) {
  await fillTenant(tab);
  await button(tab, 'Next').click();
  await button(tab, 'Next').click();
  await button(tab, 'Review').click();
  await button(tab, 'Open pull request').click();
  await tab.getByText('What comes next').waitFor({ timeout: 60_000 });
}

/** The platform's verdict comes a moment after the last answer. */
async function settle(tab) {
  await tab
    .getByText(/^(No rule has anything against it|It can be proposed)/)
    .waitFor();
}
