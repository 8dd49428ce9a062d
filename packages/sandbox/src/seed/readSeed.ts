import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readPeople } from './people';
import { fillIn, readFiles, SeedVariables } from './readFiles';
import { parseStory, StoryCommit } from './story';
import { Person, PlannedCommit, PlannedRepository } from './types';

/** Where this package keeps its seed. */
export const seedDirectory = resolvePackagePath('@socle/sandbox', 'seed');

/**
 * Reads the seed: each `<owner>/<repository>.yaml` tells the story of the repository whose files are in the folder
 * `<owner>/<repository>`. Other folders beside it hold files of single commits.
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

  const plan = async (commits: StoryCommit[]) => {
    const planned: PlannedCommit[] = [];
    for (const commit of commits) {
      const source = commit.files
        ? await readFiles(path.join(ownerDirectory, commit.files), variables)
        : files;
      planned.push(planCommit(commit, { source, people, storyFile }));
    }
    return planned;
  };

  const pullRequests = [];
  for (const pull of story.pullRequests) {
    const { branch, author, title, body, mergedBy, comments } = pull;
    pullRequests.push({
      branch,
      author,
      title,
      body: body.trim(),
      comments: comments.map(comment => ({
        ...comment,
        body: comment.body.trim(),
      })),
      commits: await plan(pull.commits),
      ...(mergedBy && { mergedBy }),
    });
  }
  return {
    owner,
    name,
    description: story.description,
    files,
    commits: await plan(story.commits),
    pullRequests,
  };
}

function planCommit(
  commit: StoryCommit,
  context: {
    source: ReadonlyMap<string, string>;
    people: Map<string, Person>;
    storyFile: string;
  },
): PlannedCommit {
  const { source, people, storyFile } = context;
  const { daysAgo, at } = commit;
  const message = `${commit.message.trim()}\n`;
  const where = `${storyFile}: "${message.split('\n')[0]}"`;
  const person = (name: string) => {
    const found = people.get(name);
    if (!found) {
      throw new Error(`${where}: nobody is called ${name}`);
    }
    return found;
  };
  const files = new Map<string, string>();
  for (const wanted of commit.paths) {
    const found = [...source].filter(([file]) => covers(wanted, file));
    if (found.length === 0) {
      throw new Error(`${where}: there is no file ${wanted}`);
    }
    found.forEach(([file, text]) => files.set(file, text));
  }
  for (const { path: file, is, was } of commit.earlier ?? []) {
    const text = files.get(file);
    if (!text?.includes(is)) {
      throw new Error(`${where}: ${file} does not hold ${JSON.stringify(is)}`);
    }
    files.set(
      file,
      text.replaceAll(is, () => was),
    );
  }
  const author = person(commit.author);
  return {
    author,
    committer: commit.committer ? person(commit.committer) : author,
    daysAgo,
    at,
    message,
    files,
  };
}

function covers(wanted: string, file: string): boolean {
  return (
    wanted === '' ||
    wanted === file ||
    (wanted.endsWith('/') && file.startsWith(wanted))
  );
}
