import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { APIRequestContext, expect, request } from '@playwright/test';
import { forge, onCluster, Persona } from '../support';

interface Description {
  apiServers: { name: string; url: string }[];
  identities: { name: string; token: string }[];
}

/** An object of a cluster, of any kind. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  [field: string]: unknown;
}

/** What an Application says of itself, as far as these journeys ask. */
export interface ApplicationStatus {
  sync?: { status: string; revision?: string };
  health?: { status: string };
  operationState?: { phase: string; message?: string };
}

/** The administrator's client of the real clusters, the one of Argo CD first. */
export async function connect(): Promise<APIRequestContext[]> {
  const { apiServers, identities }: Description = JSON.parse(
    readFileSync(onCluster!, 'utf8'),
  );
  const admin = identities.find(({ name }) => name === 'admin')!;
  return await Promise.all(
    apiServers.map(({ url }) =>
      request.newContext({
        baseURL: url,
        ignoreHTTPSErrors: true,
        extraHTTPHeaders: { authorization: `Bearer ${admin.token}` },
      }),
    ),
  );
}

/** The address of an object: what its kind is called there is asked of the API server. */
export async function pathOf(
  cluster: APIRequestContext,
  { apiVersion, kind, metadata }: KubernetesObject,
): Promise<string> {
  const root = apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
  const { resources } = await (await cluster.get(root)).json();
  const found = resources.find(
    (resource: { kind: string; name: string }) =>
      resource.kind === kind && !resource.name.includes('/'),
  );
  expect(found, `${kind} of ${apiVersion}`).toBeDefined();
  return [
    root,
    ...(found.namespaced ? [`namespaces/${metadata.namespace}`] : []),
    found.name,
    metadata.name,
  ].join('/');
}

/** What Argo CD says of an Application. */
export async function statusOf(
  argocd: APIRequestContext,
  name: string,
): Promise<ApplicationStatus> {
  const answer = await argocd.get(
    `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/${name}`,
  );
  return answer.ok() ? ((await answer.json()).status ?? {}) : {};
}

/** Waits until Argo CD says of all of them that they are Synced and Healthy. */
export async function expectDelivered(
  argocd: APIRequestContext,
  names: readonly string[],
) {
  for (const name of names) {
    await expect
      .poll(
        async () => {
          const { sync, health, operationState } = await statusOf(argocd, name);
          return `${name} ${sync?.status} ${health?.status} ${operationState?.phase}`;
        },
        { timeout: 180_000, message: name },
      )
      .toBe(`${name} Synced Healthy Succeeded`);
  }
}

/**
 * Clones a repository of the forge, writes its files, and pushes that to `main`, as people do. A file without text goes.
 *
 * @param files - text by path
 */
export async function push(
  persona: Persona,
  repository: string,
  files: Record<string, string | undefined>,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'socle-push-'));
  const git = async (...args: string[]) =>
    await promisify(execFile)('git', args, {
      cwd: folder,
      env: environment(persona),
    });
  try {
    await git('clone', '--quiet', `${forge()}/${repository}.git`, '.');
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      if (text === undefined) {
        rmSync(file);
      } else {
        writeFileSync(file, text);
      }
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Change what runs');
    await git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Git without the settings of whoever runs this. */
function environment({ name, title }: Persona) {
  const token = `sandbox-${name.replace('.', '-')}`;
  return {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${btoa(`${name}:${token}`)}`,
    GIT_AUTHOR_NAME: title,
    GIT_AUTHOR_EMAIL: `${name}@halle.example`,
    GIT_COMMITTER_NAME: title,
    GIT_COMMITTER_EMAIL: `${name}@halle.example`,
  };
}
