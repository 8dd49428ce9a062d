import { readFileSync } from 'node:fs';
import { expect, Locator, Page, test as base } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const portal = () => process.env.SOCLE_JOURNEY_PORTAL!;
export const forge = () => process.env.SOCLE_JOURNEY_FORGE!;

/** Whether the journeys run on a real platform: on the one that this file describes. */
export const onCluster = process.env.SOCLE_CLUSTER;

export const personas = {
  ines: { name: 'ines.moreau', title: 'Inès Moreau' },
  tom: { name: 'tom.becker', title: 'Tom Becker' },
  amara: { name: 'amara.diallo', title: 'Amara Diallo' },
  hugo: { name: 'hugo.lefevre', title: 'Hugo Lefèvre' },
} as const;

export type Persona = (typeof personas)[keyof typeof personas];

/**
 * Errors on the console that are no fault of a page: a browser reports each answer over 399 there, and a page may ask
 * for what is not there or not allowed.
 */
const expected =
  /Failed to load resource: the server responded with a status of 40[34]/;

/** A test that fails where a page throws, or writes an error to the console. */
export const test = base.extend({
  page: async ({ page }, provide) => {
    const faults: string[] = [];
    page.on('pageerror', error => faults.push(error.stack ?? error.message));
    page.on('console', message => {
      if (message.type() === 'error' && !expected.test(message.text())) {
        faults.push(`${message.text()} (${message.location().url})`);
      }
    });
    await provide(page);
    expect(faults).toEqual([]);
  },
});

/** Opens the portal and chooses a persona on the sign-in page. */
export async function signIn(page: Page, persona: Persona, path = '/') {
  await page.goto(`${portal()}${path}`);
  // The whole card is the button; this is where people aim.
  await page.getByRole('heading', { name: persona.title }).click();
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible();
}

/** What the markup of Backstage's own tables, tabs and cards breaks; our own pages are held to these rules too. */
const brokenByBackstage = [
  'aria-command-name',
  // Another spinner may come when those of before have gone.
  'aria-progressbar-name',
  'aria-valid-attr-value',
  'link-in-text-block',
  'link-name',
  'listitem',
  'nested-interactive',
];

/**
 * Fails with what `axe` finds against WCAG 2.2 AA, in the words that help to find it.
 *
 * @param options.within - a part of the page; the whole of it where left out
 * @param options.stock - it holds Backstage's own markup, whose known faults do not count
 */
export async function expectAccessible(
  page: Page,
  options: { within?: Locator; stock?: boolean } = {},
) {
  const { within = page.locator('body'), stock = false } = options;
  if (stock) {
    // Its spinners have no names; people read what they give way to.
    await expect(within.getByRole('progressbar')).toHaveCount(0);
  }
  await page.evaluate(axeSource);
  const violations = await within.evaluate(
    async (element, ignored) => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<AxeResults> };
      };
      const results = await axe.run(element, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        rules: Object.fromEntries(
          ignored.map(rule => [rule, { enabled: false }]),
        ),
      });
      return results.violations.map(
        ({ id, help, nodes }) =>
          `${id}: ${help}\n${nodes
            .slice(0, 5)
            .map(node => `  ${node.html}\n    ${node.failureSummary}`)
            .join('\n')}`,
      );
    },
    stock ? brokenByBackstage : [],
  );
  expect(violations.join('\n')).toBe('');
}

/** Asks the portal's API as a persona, as its pages do. */
export async function ask(page: Page, persona: Persona, path: string) {
  const session = await page.request.get(
    `${portal()}/api/auth/persona/refresh`,
    {
      headers: {
        'x-socle-persona': persona.name,
        'x-requested-with': 'XMLHttpRequest',
      },
    },
  );
  const { backstageIdentity } = await session.json();
  return page.request.get(`${portal()}${path}`, {
    headers: { authorization: `Bearer ${backstageIdentity.token}` },
  });
}
