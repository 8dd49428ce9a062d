import { z } from 'zod';
import { Identity } from '../../identities';
import { commitFirst } from '../firstCommit';
import { unprocessable } from '../errors';
import { reservedEndings } from '../names';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { branchField, requiredField, textField } from './requests';

/** Gitea's `CreateRepoOption`, as far as it means something here. */
export const newRepositorySchema = z.object({
  name: requiredField(100).regex(/^[\w.-]+$/, 'AlphaDashDot'),
  description: textField(2048).optional(),
  private: z.boolean().optional(),
  auto_init: z.boolean().optional(),
  default_branch: branchField.optional(),
});

/** Makes a repository; with `auto_init`, with a README in a first commit. */
export async function createRepository(
  services: ForgeServices,
  options: {
    owner: string;
    creator: Identity;
    wanted: z.infer<typeof newRepositorySchema>;
  },
): Promise<Repository> {
  const { owner, creator, wanted } = options;
  const ending = reservedEndings.find(one =>
    wanted.name.toLowerCase().endsWith(one),
  );
  if (ending) {
    throw unprocessable(`name pattern is not allowed [pattern: *${ending}]`);
  }
  const repository = await services.repositories.create({
    owner,
    name: wanted.name,
    description: wanted.description,
    private: wanted.private,
    defaultBranch: wanted.default_branch || undefined,
  });
  if (wanted.auto_init) {
    const description = wanted.description ? `\n${wanted.description}\n` : '';
    await commitFirst(repository, {
      files: { 'README.md': `# ${wanted.name}\n${description}` },
      message: 'Initial commit',
      author: creator,
      now: services.now,
      temporary: services.repositories.temporary,
    });
  }
  return repository;
}
