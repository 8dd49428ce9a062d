import { objectsOf } from '../lib/KubernetesApi.mjs';
import {
  machines,
  personas,
  PullRequestApi,
  pushHistory,
  readSeed,
  seedDirectory,
} from '../lib/sandbox.mjs';
import { argocdNamespace } from '../parts/argocd.mjs';
import { fillForge } from './fillForge.mjs';

/** The files of the GitOps repository that Argo CD begins with. */
const roots = ['bootstrap/platform-project.yaml', 'bootstrap/root.yaml'];

/** A push is a dozen short processes, of git and of Gitea's hooks. */
const atOnce = 3;

/**
 * Brings the sandbox's seed to a real platform: its people and teams, its repositories with their histories and pull
 * requests, and the root of the platform; everything else follows from Argo CD.
 *
 * @param {import('../startCluster.mjs').Cluster} cluster
 * @param {{ directory?: string, onProgress?: (text: string) => void }} [options] `directory` is where the seed is, the
 *   sandbox's where left out
 * @returns {Promise<{ tokens: Map<string, string>, repositories: object[] }>} everybody's access token of the forge, by
 *   name, and what was brought
 */
export async function loadSeed(cluster, options = {}) {
  const { directory = seedDirectory, onProgress = () => {} } = options;
  const { forge, argocd } = cluster;
  const repositories = await readSeed(directory, { FORGE_URL: forge.url });
  const owners = new Set([
    ...repositories.map(({ owner }) => owner),
    ...personas.flatMap(({ teams }) => teams),
  ]);
  const tokens = await fillForge(forge, [...owners]);
  await forge.api('/admin/hooks', {
    method: 'POST',
    body: {
      type: 'gitea',
      active: true,
      events: ['push'],
      config: {
        url: `${argocd.url}/api/webhook`,
        content_type: 'json',
        is_system_webhook: 'true',
      },
    },
  });
  onProgress(`The forge gets its ${repositories.length} repositories`);
  const context = { forge, tokens, now: new Date() };
  const waiting = [...repositories];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await loadRepository(next, context);
      }
    }),
  );
  await applyRoots(cluster, repositories);
  return { tokens, repositories };
}

async function loadRepository(repository, context) {
  const { forge } = context;
  const { owner, name, description, commits, pullRequests } = repository;
  await forge.api(`/orgs/${owner}/repos`, {
    method: 'POST',
    body: { name, description, default_branch: 'main', auto_init: false },
  });
  await push(repository, context, { branch: 'main', commits });
  for (const pullRequest of pullRequests) {
    await loadPullRequest(repository, pullRequest, context);
  }
}

async function loadPullRequest(repository, pullRequest, context) {
  const { forge, tokens } = context;
  const { owner, name } = repository;
  const { branch, title, body, author, commits, comments, mergedBy } =
    pullRequest;
  await push(repository, context, { branch, base: 'main', commits });
  const { number } = await forge.api(`/repos/${owner}/${name}/pulls`, {
    method: 'POST',
    headers: { authorization: `token ${tokens.get(author)}` },
    body: { title, body, head: branch, base: 'main' },
  });
  const api = new PullRequestApi({
    forgeUrl: forge.url,
    owner,
    name,
    number,
  });
  const as = person => ({ ...identityOf(person), token: tokens.get(person) });
  for (const comment of comments) {
    await api.ensureComment(as(comment.author), comment.body);
  }
  if (mergedBy) {
    await merged(() => api.ensureMerged(as(mergedBy)));
  }
}

function push({ owner, name }, { forge, now }, history) {
  return pushHistory({
    url: `${forge.url}/${owner}/${name}.git`,
    directory: forge.repositoryFolder(owner, name),
    now,
    identity: identityOf('socle'),
    ...history,
  });
}

/** Gitea looks by itself whether a new pull request can be merged, and refuses to merge it until it knows. */
async function merged(merge) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await merge();
    } catch (error) {
      if (attempt === 100 || error.statusCode !== 405) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

async function applyRoots({ apiServers }, repositories) {
  const gitops = repositories.find(
    ({ owner, name }) => owner === 'platform' && name === 'gitops',
  );
  for (const file of roots) {
    for (const object of objectsOf(gitops.files.get(file))) {
      await apiServers[0].api.apply({
        ...object,
        metadata: { ...object.metadata, namespace: argocdNamespace },
      });
    }
  }
}

function identityOf(name) {
  return [...personas, ...machines].find(one => one.name === name);
}
