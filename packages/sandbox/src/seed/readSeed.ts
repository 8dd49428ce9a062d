import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readPeople } from './people';
import { fillIn, readFiles, SeedVariables } from './readFiles';
import { Moment, nothingYet, planCommit } from './planCommit';
import { parseStory, StoryCommit } from './story';
import { Person, PlannedCommit, PlannedRepository } from './types';
import { withRendered } from './withRendered';

/** Where this package keeps its seed. */
export const seedDirectory = resolvePackagePath('@socle/sandbox', 'seed');

/**
 * Reads the seed: each `<owner>/<repository>.yaml` tells the story of the repository whose files are in the folder
 * `<owner>/<repository>`. Other folders beside it hold files of single commits. What follows from a `socle.yaml` and the
 * `tenant.yaml` files is rendered, at each commit from those of that moment.
 *
 * Starts nothing and changes nothing.
 *
 * @throws Error on a story that does not fit its files.
 */
export async function readSeed(
  directory: string,
  variables: SeedVariables,
): Promise<PlannedRepository[]> {
  const people = readPeople(
    await readFile(path.join(directory, 'platform/catalog/users.yaml'), 'utf8'),
  );
  const repositories: PlannedRepository[] = [];
  for (const owner of (await readdir(directory)).sort()) {
    const stories = (await readdir(path.join(directory, owner)))
      .filter(name => name.endsWith('.yaml'))
      .sort();
    for (const file of stories) {
      repositories.push(
        await readRepository({
          ownerDirectory: path.join(directory, owner),
          owner,
          name: path.basename(file, '.yaml'),
          people,
          variables,
        }),
      );
    }
  }
  return repositories;
}

async function readRepository(options: {
  ownerDirectory: string;
  owner: string;
  name: string;
  people: Map<string, Person>;
  variables: SeedVariables;
}): Promise<PlannedRepository> {
  const { ownerDirectory, owner, name, people, variables } = options;
  const storyFile = path.join(ownerDirectory, `${name}.yaml`);
  const story = parseStory(
    storyFile,
    fillIn(await readFile(storyFile, 'utf8'), variables, storyFile),
  );
  const files = await readFiles(path.join(ownerDirectory, name), variables);

  const plan = async (commits: StoryCommit[], begin: Moment) => {
    const planned: PlannedCommit[] = [];
    let moment = begin;
    for (const commit of commits) {
      const source = commit.files
        ? await readFiles(path.join(ownerDirectory, commit.files), variables)
        : files;
      const next = planCommit(commit, {
        source,
        people,
        storyFile,
        before: moment,
      });
      planned.push(next.commit);
      moment = next.after;
    }
    return { planned, moment };
  };

  const main = await plan(story.commits, nothingYet);
  let merged = main.moment;
  const pullRequests = [];
  for (const pull of story.pullRequests) {
    const { branch, author, title, body, mergedBy, comments } = pull;
    const { planned, moment } = await plan(pull.commits, merged);
    merged = mergedBy ? moment : merged;
    pullRequests.push({
      branch,
      author,
      title,
      body: body.trim(),
      comments: comments.map(comment => ({
        ...comment,
        body: comment.body.trim(),
      })),
      commits: planned,
      ...(mergedBy && { mergedBy }),
    });
  }
  return {
    owner,
    name,
    description: story.description,
    files: withRendered(files),
    commits: main.planned,
    pullRequests,
  };
}
