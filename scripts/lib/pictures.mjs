import fs from 'node:fs';
import path from 'node:path';
import { findBrowser, launchOptions } from './browser.mjs';
import { inRoot } from './paths.mjs';
import { SocleError } from './say.mjs';
import {
  fillConnections,
  fillEnvironments,
  fillTenant,
  openRequest,
} from './tenantForm.mjs';

const folder = inRoot('docs', 'img');

/**
 * What is in the pictures: where, as whom, and what must be there before one is taken.
 *
 * `at` is the portal's path, `forge` the forge's; `see` a text of the page, `open` the name of what is unfolded, `act`
 * does more than that, `scroll` a heading that is brought to the middle.
 */
export const pages = [
  { name: 'sign-in', at: '/', see: 'Inès Moreau' },
  { name: 'home', as: 'ines.moreau', at: '/', see: 'checkout' },
  {
    name: 'catalog',
    as: 'amara.diallo',
    at: '/catalog?filters[kind]=component&filters[user]=all',
    see: 'storefront',
  },
  {
    name: 'tenants',
    as: 'amara.diallo',
    at: '/tenants',
    see: 'Loyalty',
  },
  {
    name: 'delivery-card',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout',
    see: 'Not here yet',
    scroll: 'Delivery',
  },
  {
    name: 'delivery-why',
    as: 'amara.diallo',
    at: '/catalog/default/component/tracking/delivery?application=paris%2Fargocd%2Flogistics.dev.tracking',
    see: 'Why',
    scroll: 'Why',
  },
  {
    name: 'delivery-fleet',
    as: 'amara.diallo',
    at: '/delivery',
    see: 'logistics.depots',
  },
  {
    name: 'delivery-windows',
    as: 'ines.moreau',
    at: '/delivery/paris/argocd/payments.prod.checkout?view=windows',
    see: 'Times are on your clock',
  },
  {
    name: 'health-card',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout',
    see: 'http-stable from',
    scroll: 'Health',
  },
  {
    name: 'health-failing',
    as: 'amara.diallo',
    at: '/catalog/default/component/tracking/health?environment=prod&range=1h',
    see: 'What the verdict is made of',
  },
  {
    name: 'health-objectives',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/health?environment=prod&view=objectives',
    see: 'Budget left over its window',
  },
  {
    name: 'health-send',
    as: 'amara.diallo',
    at: '/catalog/default/component/storefront/health?environment=staging&view=send',
    see: 'Add the SDK to the service.',
  },
  {
    name: 'health-tenant',
    as: 'amara.diallo',
    at: '/catalog/default/system/logistics/health',
    see: 'tracking',
  },
  {
    name: 'telemetry',
    as: 'amara.diallo',
    at: '/telemetry',
    see: 'Series by tenant',
  },
  {
    name: 'network-card',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout',
    see: 'refused in the last hour',
    scroll: 'Network',
  },
  {
    name: 'network-refused',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/network',
    see: '8080/TCP',
  },
  {
    name: 'network-why',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/network',
    see: '8080/TCP',
    act: page => explainRefusal(page),
  },
  {
    name: 'network-allow',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/network',
    see: '8080/TCP',
    act: async page => {
      await explainRefusal(page);
      await page.getByRole('button', { name: 'Allow this flow' }).click();
      await page.getByText('With this change').waitFor();
    },
  },
  {
    name: 'network-effective',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/network?view=effective',
    see: 'Everybody else',
  },
  {
    name: 'network-map',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/network?view=map',
    see: 'Only refused',
  },
  {
    name: 'network-ask',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/network?view=ask&from=checkout.payments-dev&to=ledger.payments-dev&port=5432',
    see: 'may not reach',
  },
  {
    name: 'tenant-request',
    as: 'tom.becker',
    at: '/tenants/requests/loyalty',
    see: 'What it asks for',
  },
  {
    name: 'tenant-card',
    as: 'ines.moreau',
    at: '/catalog/default/system/payments',
    see: 'Karim Haddad',
    scroll: 'Size and price',
  },
  {
    name: 'tenant',
    as: 'tom.becker',
    at: '/catalog/default/system/shop',
    see: 'shop-staging',
  },
  {
    name: 'tenant-healthy',
    as: 'ines.moreau',
    at: '/catalog/default/system/payments',
    see: 'payments-prod',
  },
  {
    name: 'tenant-suspended',
    as: 'amara.diallo',
    at: '/catalog/default/system/insights',
    see: 'insights-dev',
  },
  {
    name: 'tenant-forbidden',
    as: 'tom.becker',
    at: '/catalog/default/system/payments',
    see: 'payments',
  },
  {
    name: 'service',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout',
    see: 'payments-prod',
  },
  {
    name: 'service-failing',
    as: 'amara.diallo',
    at: '/catalog/default/component/tracking',
    see: 'logistics-dev',
  },
  {
    name: 'kubernetes',
    as: 'ines.moreau',
    at: '/catalog/default/component/checkout/kubernetes',
    see: 'Paris, production',
    open: /Paris, non-production/,
  },
  {
    name: 'kubernetes-failing',
    as: 'amara.diallo',
    at: '/catalog/default/component/tracking/kubernetes',
    see: 'Paris, non-production',
  },
  {
    name: 'environment',
    as: 'tom.becker',
    at: '/catalog/default/resource/shop-dev',
    see: 'shop-dev',
  },
  {
    name: 'group',
    as: 'ines.moreau',
    at: '/catalog/default/group/payments',
    see: 'Inès Moreau',
  },
  {
    name: 'templates',
    as: 'ines.moreau',
    at: '/create',
    see: 'Documentation site',
  },
  {
    name: 'search',
    as: 'ines.moreau',
    at: '/search?query=checkout',
    see: 'checkout',
  },
  { name: 'settings', as: 'ines.moreau', at: '/settings', see: 'Inès Moreau' },
  {
    name: 'home-french',
    as: 'ines.moreau',
    at: '/',
    see: 'checkout',
    language: 'fr',
  },
  { name: 'forge', forge: '/', see: 'gitops' },
  { name: 'forge-tree', forge: '/platform/gitops', see: 'tenants' },
  {
    name: 'forge-pull-request',
    forge: '/platform/gitops/pulls/1',
    see: 'loyalty',
  },
  ...[
    ['create-tenant', fillTenant],
    ['create-tenant-environments', fillEnvironments],
    ['create-tenant-connections', fillConnections],
    // The last one, because it asks for a tenant.
    ['create-tenant-task', openRequest],
  ].map(([name, act]) => ({
    name,
    act,
    as: 'ines.moreau',
    at: '/create/templates/default/tenant',
    see: 'Cost centre',
  })),
];

/** Opens why the first connection of refunds is refused. */
async function explainRefusal(page) {
  await page
    .getByRole('link', { name: /refunds.*checkout/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /^refunds to checkout/ }).waitFor();
}

/** Takes the pictures of the named pages, or of all, light and dark, at each width. */
export async function takePictures({
  portal,
  forge,
  names = [],
  onPicture,
  widths = [1440, 900],
  themes = ['light', 'dark'],
}) {
  const wanted =
    names.length > 0 ? pages.filter(page => names.includes(page.name)) : pages;
  const unknown = names.filter(name => !pages.some(page => page.name === name));
  if (unknown.length > 0) {
    throw new SocleError(
      `There is no picture ${unknown.join(', ')}. There are ${pages.map(page => page.name).join(', ')}.`,
    );
  }
  const executable = await findBrowser();
  const { chromium } = await import('playwright-core');
  fs.mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(launchOptions(executable));
  try {
    for (const page of wanted) {
      for (const theme of themes) {
        for (const width of widths) {
          const file = path.join(folder, `${page.name}-${width}-${theme}.png`);
          await takePicture(browser, {
            page,
            theme,
            width,
            file,
            portal,
            forge,
          });
          onPicture(path.relative(inRoot(), file));
        }
      }
    }
  } finally {
    await browser.close();
  }
}

async function takePicture(
  browser,
  { page, theme, width, file, portal, forge },
) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    settings => {
      window.localStorage.setItem('theme', settings.theme);
      window.localStorage.setItem('language', settings.language);
      if (settings.persona) {
        window.sessionStorage.setItem('socle.persona', settings.persona);
      }
    },
    { theme, language: page.language ?? 'en', persona: page.as },
  );
  const tab = await context.newPage();
  await tab.goto(page.forge ? `${forge}${page.forge}` : `${portal}${page.at}`);
  await tab
    .getByText(page.see, { exact: false })
    .first()
    .waitFor({ timeout: 60_000 });
  if (page.open) {
    await tab.getByRole('button', { name: page.open }).first().click();
  }
  await page.act?.(tab);
  await tab.waitForTimeout(1500);
  if (page.scroll) {
    await tab
      .getByRole('heading', { name: page.scroll })
      .evaluate(heading => heading.scrollIntoView({ block: 'center' }));
  }
  await tab.screenshot({ path: file });
  await context.close();
}
