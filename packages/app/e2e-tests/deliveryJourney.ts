import { APIResponse, expect, Page } from '@playwright/test';
import { Persona, portal } from './support';
import { askForge } from './tenantJourney';

/** The Delivery tab of a service, at one of its Applications. */
export const deliveryOf = (service: string, application: string) =>
  `/catalog/default/component/${service}/delivery?application=${encodeURIComponent(
    `paris/argocd/${application}`,
  )}`;

/** Commits a change of a file to the main branch of a team's repository, as somebody of the team. */
export async function commitTo(
  page: Page,
  change: {
    as: Persona;
    repository: string;
    path: string;
    message: string;
    edit: (text: string) => string;
  },
): Promise<void> {
  const { as, repository, path, message, edit } = change;
  const place = `/repos/${repository}/contents/${path}`;
  const { content, sha } = await (
    await askForge(page, `${place}?ref=main`, { as })
  ).json();
  const before = Buffer.from(content, 'base64').toString();
  const after = edit(before);
  expect(after).not.toBe(before);
  const answer = await askForge(page, place, {
    as,
    method: 'PUT',
    data: {
      content: Buffer.from(after).toString('base64'),
      message,
      branch: 'main',
      sha,
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Merges a pull request of a team's repository, as somebody of the team. */
export async function mergeIn(
  page: Page,
  repository: string,
  number: number,
  as: Persona,
): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await askForge(
        page,
        `/repos/${repository}/pulls/${number}/merge`,
        { as, method: 'POST', data: { Do: 'merge' } },
      );
      return answer.status();
    })
    .toBe(200);
}

/** Writes, as the GitOps controller does, how an Application is. */
export async function setStatus(
  page: Page,
  name: string,
  status: object,
): Promise<APIResponse> {
  const cluster = new URL(portal());
  // The first of the sandbox's clusters is eleven above the portal.
  cluster.port = String(Number(cluster.port) + 11);
  const answer = await page.request.patch(
    new URL(
      `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/${name}`,
      cluster,
    ).href,
    {
      headers: {
        authorization: 'Bearer sandbox-argocd',
        'content-type': 'application/merge-patch+json',
      },
      data: { status },
    },
  );
  expect(answer.status(), await answer.text()).toBe(200);
  return answer;
}

/** The same of its health alone. */
export async function setHealth(page: Page, name: string, status: string) {
  await setStatus(page, name, {
    health: { status, lastTransitionTime: new Date().toISOString() },
  });
}
