import { readFileSync } from 'node:fs';
import { expect, Page, test } from '@playwright/test';
import { personas, portal, signIn } from './support';
import {
  answerQuestions,
  askForge,
  askForTenant,
  commitGitops,
  mergeAndSeeLive,
  onForge,
  readGitops,
} from './tenantJourney';

test.describe.configure({ timeout: 180_000 });

/** The platform gives small environments another number of Services, on its main branch. */
async function changeServices(page: Page, count: string) {
  const profile = await readGitops(page, 'socle.yaml');
  await commitGitops(page, {
    path: 'socle.yaml',
    text: profile!.text.replace(/services: '2\d'/, `services: '${count}'`),
    sha: profile!.sha,
    branch: 'main',
  });
}

test('where the base has moved, asking again renders the tenant anew', async ({
  page,
}) => {
  await signIn(page, personas.ines);
  const number = await askForTenant(page, { title: 'Invoices' });
  const branch = 'socle/create/invoices';
  const quota = 'tenants/invoices/dev/quota.yaml';
  const before = await readGitops(page, quota, branch);
  expect(before?.text).toContain(`services: '20'`);

  await changeServices(page, '21');
  await expect(async () => {
    expect(await askForTenant(page, { title: 'Invoices' })).toBe(number);
    const after = await readGitops(page, quota, branch);
    expect(after?.text).toContain(`services: '21'`);
  }).toPass();

  await mergeAndSeeLive(page, { name: 'invoices', title: 'Invoices', number });
  const { pulls, branches, commits } = await onForge(page, 'invoices');
  expect([pulls.length, branches.length <= 1, commits]).toEqual([1, true, 1]);
});

test('what a person pushed to the branch is kept', async ({ page }) => {
  await signIn(page, personas.ines);
  const number = await askForTenant(page, { title: 'Chargebacks' });
  const branch = 'socle/create/chargebacks';
  const note = 'tenants/chargebacks/README.md';
  await commitGitops(page, {
    path: note,
    text: 'Agreed with finance.\n',
    branch,
  });
  const [{ head }] = (await onForge(page, 'chargebacks')).pulls;

  await changeServices(page, '22');
  await expect(async () => {
    expect(await askForTenant(page, { title: 'Chargebacks' })).toBe(number);
    const after = await readGitops(
      page,
      'tenants/chargebacks/dev/quota.yaml',
      branch,
    );
    expect(after?.text).toContain(`services: '22'`);
  }).toPass();

  expect((await readGitops(page, note, branch))?.text).toBe(
    'Agreed with finance.\n',
  );
  const commits = await askForge(
    page,
    `/repos/platform/gitops/commits?sha=${encodeURIComponent(branch)}`,
  );
  const shas = (await commits.json()).map(({ sha }: { sha: string }) => sha);
  expect(shas).toContain(head.sha);

  await mergeAndSeeLive(page, {
    name: 'chargebacks',
    title: 'Chargebacks',
    number,
  });
  expect((await readGitops(page, note))?.text).toBe('Agreed with finance.\n');
});

test('where the backend is killed half-way, asking again completes what is there', async ({
  page,
}) => {
  const pidFile = process.env.SOCLE_JOURNEY_BACKEND;
  test.skip(!pidFile, 'The platform is not ours to kill');
  await signIn(page, personas.ines);
  await answerQuestions(page, { title: 'Payouts' });
  await page.getByRole('button', { name: 'Open pull request' }).click();

  // As soon as the team's repository has its content, before there is a pull request.
  await expect
    .poll(
      async () =>
        (await askForge(page, '/repos/payouts/payouts/commits')).status(),
      { intervals: [50], timeout: 60_000 },
    )
    .toBe(200);
  process.kill(Number(readFileSync(pidFile!, 'utf8')), 'SIGKILL');
  await page.goto('about:blank');

  await expect(async () => {
    const answer = await page.request.get(
      `${portal()}/.backstage/health/v1/readiness`,
    );
    expect(answer.status()).toBe(200);
  }).toPass({ timeout: 90_000 });
  const number = await askForTenant(page, { title: 'Payouts' });

  const { pulls, ...made } = await onForge(page, 'payouts');
  expect(made).toEqual({
    branches: ['socle/create/payouts'],
    repositories: ['payouts'],
    commits: 1,
  });
  expect(pulls.map(pull => [pull.number, pull.state])).toEqual([
    [number, 'open'],
  ]);
  await mergeAndSeeLive(page, { name: 'payouts', title: 'Payouts', number });
});
