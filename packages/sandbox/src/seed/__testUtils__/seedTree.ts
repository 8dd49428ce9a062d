import { parseAllDocuments } from 'yaml';
import { KubernetesObject } from '../../kubernetes/types';
import { readSeed, seedDirectory } from '../readSeed';
import { PlannedRepository } from '../types';

export const forgeUrl = 'http://localhost:7017';

/** The seed as it lies in the repository. */
export async function readTestSeed(): Promise<PlannedRepository[]> {
  return await readSeed(seedDirectory, { FORGE_URL: forgeUrl });
}

/** The documents of a YAML file. Throws on what is not YAML. */
export function documents(text: string): unknown[] {
  return parseAllDocuments(text).map(document => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return document.toJS() as unknown;
  });
}

/** The objects that a kustomization names, each with the file that holds it. */
export function kustomize(
  files: ReadonlyMap<string, string>,
  directory: string,
): { file: string; object: KubernetesObject }[] {
  const [kustomization] = documents(
    files.get(`${directory}/kustomization.yaml`) ?? '',
  ) as { resources: string[] }[];
  return kustomization.resources.flatMap(resource => {
    const file = `${directory}/${resource}`;
    return documents(files.get(file) ?? '').map(object => ({
      file,
      object: object as KubernetesObject,
    }));
  });
}

/** A repository of the seed with its open pull requests merged. */
export function withPullRequests(
  repository: PlannedRepository,
): ReadonlyMap<string, string> {
  const files = new Map(repository.files);
  for (const { commits } of repository.pullRequests) {
    for (const commit of commits) {
      commit.files.forEach((text, path) => files.set(path, text));
    }
  }
  return files;
}
