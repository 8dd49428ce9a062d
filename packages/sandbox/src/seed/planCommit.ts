import { StoryCommit } from './story';
import { Person, PlannedCommit } from './types';
import { withRendered } from './withRendered';

type Files = ReadonlyMap<string, string>;

/** What a repository holds after a commit. */
export interface Moment {
  /** What people wrote. */
  written: Files;
  /** That, and what is rendered from it. */
  tree: Files;
}

/** Before the first commit. */
export const nothingYet: Moment = { written: new Map(), tree: new Map() };

/**
 * Tells what a commit of a story changes: the files that its people wrote, and what is rendered anew because of them.
 *
 * @throws Error on a commit that does not fit the files.
 */
export function planCommit(
  commit: StoryCommit,
  context: {
    /** Where the commit takes its files from. */
    source: Files;
    people: Map<string, Person>;
    storyFile: string;
    before: Moment;
  },
): { commit: PlannedCommit; after: Moment } {
  const { source, people, storyFile, before } = context;
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
  const written = new Map([
    ...before.written,
    ...writtenBy(commit, source, where),
  ]);
  const tree = withRendered(written);
  const gone = [...before.tree.keys()].filter(file => !tree.has(file));
  if (gone.length > 0) {
    throw new Error(`${where}: a story removes no file, and ${gone[0]} goes`);
  }
  const author = person(commit.author);
  return {
    commit: {
      author,
      committer: commit.committer ? person(commit.committer) : author,
      daysAgo,
      at,
      message,
      files: new Map(
        [...tree].filter(([file, text]) => before.tree.get(file) !== text),
      ),
    },
    after: { written, tree },
  };
}

/** The files that the commit names, with the texts of that time. */
function writtenBy(
  commit: StoryCommit,
  source: Files,
  where: string,
): Map<string, string> {
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
  return files;
}

function covers(wanted: string, file: string): boolean {
  return (
    wanted === '' ||
    wanted === file ||
    (wanted.endsWith('/') && file.startsWith(wanted))
  );
}
