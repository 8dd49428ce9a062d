import { applications } from '../seed/applications.mjs';
import { argocdNamespace } from '../parts/argocd.mjs';
import { eventually } from './eventually.mjs';

/**
 * Writes files on a branch of a repository of the forge; a file without text goes away. Git's history of the branch begins
 * with that of `main`. Returns the commit.
 *
 * @param {any} cluster
 * @param {string} repository `owner/name`
 * @param {string} branch
 * @param {Record<string, string | undefined>} files
 */
export async function pushFiles({ forge }, repository, branch, files) {
  const branches = await forge.api(`/repos/${repository}/branches`);
  const isNew = branches.every(({ name }) => name !== branch);
  const changes = [];
  for (const [path, text] of Object.entries(files)) {
    const found = await shaOf(forge, repository, isNew ? 'main' : branch, path);
    changes.push({
      path,
      ...(text === undefined
        ? { operation: 'delete' }
        : { operation: found ? 'update' : 'create' }),
      ...(found && { sha: found }),
      ...(text !== undefined && {
        content: Buffer.from(text).toString('base64'),
      }),
    });
  }
  const { commit } = await forge.api(`/repos/${repository}/contents`, {
    method: 'POST',
    body: {
      files: changes,
      message: 'Try something',
      ...(isNew ? { branch: 'main', new_branch: branch } : { branch }),
    },
  });
  return commit.sha;
}

async function shaOf(forge, repository, branch, path) {
  try {
    const { sha } = await forge.api(
      `/repos/${repository}/contents/${path}?ref=${branch}`,
    );
    return sha;
  } catch {
    return undefined;
  }
}

/** An Application as an ApplicationSet of the platform makes them. */
export function application(name, { project, source, destination, cascade }) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: argocdNamespace,
      ...(cascade && {
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      }),
    },
    spec: {
      project,
      source,
      destination,
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['ServerSideApply=true'],
      },
    },
  };
}

/** The whole Application as the API server has it; undefined where it is gone. */
export async function applicationNamed({ apiServers }, name) {
  const path = `/apis/argoproj.io/v1alpha1/namespaces/${argocdNamespace}/applications/${name}`;
  const { status, json } = await apiServers[0].api.call(path);
  return status === 404 ? undefined : json();
}

/** Waits until Argo CD says something of an Application that is wanted, and returns what it says. */
export function saidOf(cluster, name, isWanted, seconds = 60) {
  return eventually(
    async () => (await applications(cluster)).get(name) ?? {},
    isWanted,
    seconds,
  );
}
