import { APIResponse, expect, Page } from '@playwright/test';
import { forge, onCluster, Persona, personas, portal, signIn } from './support';

/** What somebody answers in the form for tenants. */
export interface TenantAnswers {
  title: string;
  /** Of the tenant; made of the title where left out. */
  name?: string;
  description?: string;
}

/** Answers the questions of "Create tenant", up to the step at which they are read once more. */
export async function answerQuestions(page: Page, answers: TenantAnswers) {
  const { title, name, description } = answers;
  await page.goto(`${portal()}/create/templates/default/tenant`);
  await page.getByRole('textbox', { name: /^Title/ }).fill(title);
  if (name) {
    await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  }
  if (description) {
    await page.getByRole('textbox', { name: /^Description/ }).fill(description);
  }
  await page.getByRole('textbox', { name: /^Cost centre/ }).fill('FR-4021');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(
    page.getByRole('radio', { name: /^Small/ }).first(),
  ).toBeChecked();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(
    page.getByRole('button', { name: 'Add connection' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(
    page.getByRole('button', { name: 'Open pull request' }),
  ).toBeVisible();
}

/** Asks for a tenant from the first question to the open pull request. Answers its number. */
export async function askForTenant(
  page: Page,
  answers: TenantAnswers,
): Promise<number> {
  await answerQuestions(page, answers);
  await page.getByRole('button', { name: 'Open pull request' }).click();
  const link = page.getByRole('link', { name: /^Pull request \d+/ });
  await expect(link).toBeVisible({ timeout: 60_000 });
  return Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
}

/** Asks the API of the forge, as one of its people. */
export async function askForge(
  page: Page,
  path: string,
  options?: { as?: Persona; method?: string; data?: object },
): Promise<APIResponse> {
  const { as = personas.hugo, method = 'GET', data } = options ?? {};
  // Everybody's token is their password too, which is all that a real Gitea knows.
  const credentials = `${as.name}:sandbox-${as.name.replace('.', '-')}`;
  return page.request.fetch(`${forge()}/api/v1${path}`, {
    method,
    data,
    headers: { authorization: `Basic ${btoa(credentials)}` },
  });
}

interface Pull {
  number: number;
  state: string;
  body: string;
  head: { ref: string; sha: string };
}

/** What there is on the forge for a new tenant: its pull requests, its branches, and the commits of its repository. */
export async function onForge(page: Page, tenant: string) {
  const branch = `socle/create/${tenant}`;
  const read = async <Value>(path: string): Promise<Value> => {
    const answer = await askForge(page, path);
    expect(answer.status(), path).toBe(200);
    return answer.json();
  };
  const pulls = await read<Pull[]>(
    '/repos/platform/gitops/pulls?state=all&limit=50',
  );
  const branches = await read<{ name: string }[]>(
    '/repos/platform/gitops/branches?limit=50',
  );
  const repositories = await read<{ name: string }[]>(`/orgs/${tenant}/repos`);
  const commits = await read<{ sha: string }[]>(
    `/repos/${tenant}/${tenant}/commits`,
  );
  return {
    pulls: pulls.filter(({ head }) => head.ref === branch),
    branches: branches.map(({ name }) => name).filter(name => name === branch),
    repositories: repositories.map(({ name }) => name),
    commits: commits.length,
  };
}

/** The text of a file of the platform's repository; undefined where it is not there. */
export async function readGitops(
  page: Page,
  path: string,
  ref = 'main',
): Promise<{ text: string; sha: string } | undefined> {
  const answer = await askForge(
    page,
    `/repos/platform/gitops/contents/${path}?ref=${encodeURIComponent(ref)}`,
  );
  if (answer.status() === 404) {
    return undefined;
  }
  const { content, sha } = await answer.json();
  return { text: Buffer.from(content, 'base64').toString(), sha };
}

/** Commits a file to a branch of the platform's repository, as the administrator does by hand. */
export async function commitGitops(
  page: Page,
  file: { path: string; text: string; sha?: string; branch: string },
) {
  const { path, text, sha, branch } = file;
  const answer = await askForge(
    page,
    `/repos/platform/gitops/contents/${path}`,
    {
      method: sha ? 'PUT' : 'POST',
      data: {
        content: Buffer.from(text).toString('base64'),
        message: `By hand: ${path}`,
        branch,
        ...(sha && { sha }),
      },
    },
  );
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Merges a pull request on the forge, as the administrator. Answers when that was. */
export async function mergeAsAdministrator(
  page: Page,
  number: number,
): Promise<number> {
  if (onCluster) {
    return await mergeByApi(page, number);
  }
  const context = await page.context().browser()!.newContext();
  try {
    const tab = await context.newPage();
    await tab.goto(`${forge()}/user/login`);
    await tab.getByRole('button', { name: /Hugo Lefèvre/ }).click();
    await tab.goto(`${forge()}/platform/gitops/pulls/${number}`);
    const merged = Date.now();
    await tab.getByRole('button', { name: /^Merge/ }).click();
    await expect(tab.getByText(/merged/i).first()).toBeVisible();
    return merged;
  } finally {
    await context.close();
  }
}

/** Gitea built from its module alone has no scripts for its pages, and no button without them. */
async function mergeByApi(page: Page, number: number): Promise<number> {
  const merge = { method: 'POST', data: { Do: 'merge' } };
  // It looks by itself whether a request can be merged, and refuses until it has.
  await expect
    .poll(async () => {
      const path = `/repos/platform/gitops/pulls/${number}/merge`;
      return (await askForge(page, path, merge)).status();
    })
    .toBe(200);
  return Date.now();
}

/**
 * Merges the request for a tenant, and sees that it is Synced, and its page with its quota.
 *
 * @param page - of somebody who may see it
 * @param tenant - `within`: how many milliseconds after the merge at the latest; a real Argo CD looks when it looks
 */
export async function mergeAndSeeLive(
  page: Page,
  tenant: { name: string; title: string; number: number; within?: number },
) {
  const { name, title, number } = tenant;
  const within = onCluster ? 180_000 : (tenant.within ?? 60_000);
  await page.goto(`${portal()}/tenants/requests/${name}`);
  await expect(
    page.getByText(/Waits for somebody to review and merge/),
  ).toBeVisible();
  const merged = await mergeAsAdministrator(page, number);
  const left = () => Math.max(1, merged + within - Date.now());

  // The page that is open follows without a reload.
  await expect(
    page.getByText('Applications are Synced and Healthy.'),
  ).toBeVisible({ timeout: left() });
  await expect(page.getByText(`${title} is live.`)).toBeVisible({
    timeout: left(),
  });
  await page.getByRole('link', { name: `Open page of ${name}` }).click();
  const card = page.getByRole('region', { name: /^Environments of / });
  await expect(card.getByRole('meter').first()).toBeVisible({
    timeout: left(),
  });
  await expect(card.getByText(`${name}-dev`)).toBeVisible();
}

/** Signs in as a persona in a browser of their own. */
export async function asPersona(
  page: Page,
  persona: Persona,
  run: (page: Page) => Promise<void>,
) {
  const context = await page.context().browser()!.newContext();
  try {
    const tab = await context.newPage();
    await signIn(tab, persona);
    await run(tab);
  } finally {
    await context.close();
  }
}
