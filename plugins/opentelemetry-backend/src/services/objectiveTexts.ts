import { ConflictError } from '@backstage/errors';
import { ObjectiveFile } from '@socle/plugin-opentelemetry-common';
import { ChangeForge } from '@socle/plugin-tenancy-node';

/* More objectives than a service has. */
const mostFiles = 50;

/** A call that was broken off leaves its branch. Throws `ConflictError` where the branch says something else. */
export async function assertSame(
  forge: ChangeForge,
  head: string,
  files: readonly ObjectiveFile[],
): Promise<void> {
  const texts = await Promise.all(
    files.map(async ({ path }) => await forge.readFile(head, path)),
  );
  if (files.some(({ after }, index) => texts[index] !== after)) {
    throw new ConflictError(
      `${forge.name} has a branch of an earlier proposal of this objective; remove it first`,
    );
  }
}

/** What an objective has to do with, by path from the service's folder. */
export async function textsOf(
  forge: ChangeForge,
  commit: string,
  folder: string,
  environment: string,
): Promise<{
  texts: Map<string, string>;
  blobs: ReadonlyMap<string, string>;
}> {
  const deploy = `deploy/${environment}`;
  const listed = await Promise.all(
    ['objectives', deploy].map(
      async one => await forge.listFiles(commit, `${folder}${one}`),
    ),
  );
  const blobs = new Map(listed.flatMap(one => [...one]));
  const paths = [...blobs.keys()]
    .map(path => path.slice(folder.length))
    .filter(
      path =>
        /^objectives\/[^/]+\.ya?ml$/.test(path) ||
        path === `${deploy}/objectives.yaml` ||
        path === `${deploy}/kustomization.yaml`,
    );
  if (paths.length > mostFiles) {
    throw new ConflictError(
      'The repository has more objectives than are read at once',
    );
  }
  const texts = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => [
      path,
      (await forge.readFile(commit, `${folder}${path}`)) ?? '',
    ]),
  );
  return { texts: new Map(texts), blobs };
}
