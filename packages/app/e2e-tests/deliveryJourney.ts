import { APIResponse, expect, Page } from '@playwright/test';
import { forge, Persona, portal } from './support';
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

/** Commits a new file to the main branch of a team's repository, as somebody of the team. */
export async function addFile(
  page: Page,
  file: {
    as: Persona;
    repository: string;
    path: string;
    message: string;
    text: string;
  },
): Promise<void> {
  const { as, repository, path, message, text } = file;
  const answer = await askForge(page, `/repos/${repository}/contents/${path}`, {
    as,
    method: 'POST',
    data: {
      content: Buffer.from(text).toString('base64'),
      message,
      branch: 'main',
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Asks Argo CD's cluster for its Applications, or for one of them, with the account of the GitOps controller. */
async function askCluster(
  page: Page,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  name: string,
  data?: object,
): Promise<APIResponse> {
  const cluster = new URL(portal());
  // The first of the sandbox's clusters is eleven above the portal.
  cluster.port = String(Number(cluster.port) + 11);
  cluster.pathname = [
    '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications',
    ...(method === 'POST' ? [] : [name]),
  ].join('/');
  return await page.request.fetch(cluster.href, {
    method,
    headers: {
      authorization: 'Bearer sandbox-argocd',
      'content-type':
        method === 'PATCH'
          ? 'application/merge-patch+json'
          : 'application/json',
    },
    data,
  });
}

/** Makes an Application of a folder of a team's repository, that waits for somebody to sync it. */
export async function manageByHand(
  page: Page,
  application: {
    name: string;
    project: string;
    repository: string;
    path: string;
    namespace: string;
  },
): Promise<void> {
  const { name, project, repository, path, namespace } = application;
  const answer = await askCluster(page, 'POST', name, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'argocd',
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project,
      source: {
        repoURL: `${forge()}/${repository}.git`,
        targetRevision: 'main',
        path,
      },
      destination: { name: 'paris-nonprod', namespace },
      syncPolicy: {},
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** Removes an Application, with all that it made: whoever comes after finds things as they were. */
export async function removeApplication(page: Page, name: string) {
  await askCluster(page, 'DELETE', name);
  await expect
    .poll(async () => (await askCluster(page, 'GET', name)).status())
    .toBe(404);
}

/** Writes, as the GitOps controller does, how an Application is. */
export async function setStatus(
  page: Page,
  name: string,
  status: object,
): Promise<APIResponse> {
  const answer = await askCluster(page, 'PATCH', name, { status });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer;
}

/** The same of its health alone. */
export async function setHealth(page: Page, name: string, status: string) {
  await setStatus(page, name, {
    health: { status, lastTransitionTime: new Date().toISOString() },
  });
}
