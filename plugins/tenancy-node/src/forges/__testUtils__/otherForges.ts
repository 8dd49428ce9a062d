import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse, RequestHandler } from 'msw';
import {
  selectChangeForge,
  selectForge,
  selectTreeForge,
} from '../selectForge';
import { githubHandlers } from './githubHandlers';
import { gitlabHandlers } from './gitlabHandlers';
import { MemoryRepository } from './MemoryRepository';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        github: [{ host: 'github.com', token: 'ghp_secret' }],
        gitlab: [
          {
            host: 'gitlab.example.com',
            token: 'glpat-secret',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        ],
      },
    },
  }),
);

/** The forges that the sandbox does not have, by how they are known. */
export const otherForges = {
  github: {
    host: 'github.com',
    api: 'https://api.github.com',
    handlers: githubHandlers,
  },
  gitlab: {
    host: 'gitlab.example.com',
    api: 'https://gitlab.example.com/api/v4',
    handlers: gitlabHandlers,
  },
};

export type OtherForge = keyof typeof otherForges;

const limits = { timeLimit: 500, patience: 1_000 };

/** The GitOps repository on one of them. */
export function changeForgeOn(kind: OtherForge, signal?: AbortSignal) {
  return selectChangeForge({
    integrations,
    location: {
      host: otherForges[kind].host,
      owner: 'platform',
      name: 'gitops',
    },
    baseBranch: 'main',
    signal,
    limits,
  });
}

/** The branch main of the GitOps repository on one of them, to be read. */
export function treeForgeOn(kind: OtherForge) {
  const { host } = otherForges[kind];
  return selectTreeForge({
    integrations,
    location: { host, owner: 'platform', name: 'gitops', branch: 'main' },
    limits,
  });
}

/** The repository payments/checkout on one of them. */
export function repositoryForgeOn(kind: OtherForge, owner = 'payments') {
  return selectForge({
    integrations,
    location: { host: otherForges[kind].host, owner, name: 'checkout' },
    limits,
  });
}

/** A repository that one of them serves. */
export function serve(
  kind: OtherForge,
  files: Record<string, string>,
): { repository: MemoryRepository; handlers: RequestHandler[] } {
  const repository = new MemoryRepository({
    'socle.yaml': 'profile: 1\n',
    ...files,
  });
  return { repository, handlers: otherForges[kind].handlers(repository) };
}

/** Answers every call in one way. */
export function always(
  kind: OtherForge,
  answer: () => Response | Promise<Response>,
): RequestHandler {
  return http.all(`${otherForges[kind].api}/*`, answer);
}

export { HttpResponse };
