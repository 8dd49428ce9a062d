import {
  Dirent,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { SourceFile } from '@socle/plugin-tenancy-common';
import { UsageError } from '../report';
import { isErrnoException } from './errno';
import { kindOf, readText, reasonOf } from './readText';
import { below, shownPath } from './shownPath';

/* A tree has a few links, if any. Links to folders of links could else be walked for ever. */
const MAX_ENTRIES_BEHIND_LINKS = 1000;

/** Where the walk is. */
interface Place {
  /** On the disk, without links. */
  real: string;
  /** As it is shown. */
  shown: string;
  /** The folder that somebody named: what lies outside of it is not read. */
  root: string;
  /** Real paths of the folders that lead here, where one of them was a link: a way back to them has no end. */
  behind?: readonly string[];
}

/**
 * Reads the files that `check` judges from folders of anything: in a stable order, each once, at most 1 MiB of it, and
 * nothing that is outside of the folder. A link that leads out of it is reported and not followed; a link that stays inside
 * stands for its target, because Argo CD and kustomize apply what it leads to.
 */
export class TreeReader {
  readonly files: SourceFile[] = [];
  /* By their paths without links. */
  readonly #folders = new Set<string>();
  readonly #files = new Set<string>();
  #entriesBehindLinks = 0;

  /** Reads a file, or a folder with all that is below it. Throws `UsageError` where there is neither. */
  add(path: string): void {
    let real: string;
    let stats;
    try {
      real = realpathSync(path);
      stats = statSync(real);
    } catch (error) {
      const code = isErrnoException(error) ? error.code : undefined;
      throw new UsageError(
        code === 'ENOENT' || code === 'ENOTDIR'
          ? `There is no file or folder ${path}.`
          : `${path} cannot be read: ${reasonOf(error)}.`,
      );
    }
    const shown = shownPath(path);
    if (stats.isDirectory()) {
      this.#folder({ real, shown, root: real });
    } else if (stats.isFile()) {
      const neighbours = new Set(namesIn(dirname(real)));
      if (isWanted(basename(real), dirname(real), neighbours)) {
        this.#file({ real, shown, root: dirname(real) });
      }
    } else {
      throw new UsageError(
        `${path} is ${kindOf(stats)}, neither a file nor a folder.`,
      );
    }
  }

  /** Reads one file of a tree, which is reported where it is a link. */
  addFile(path: string): void {
    this.#file({ real: path, shown: shownPath(path), root: dirname(path) });
  }

  /** Whether this file was among those that were read. */
  has(path: string): boolean {
    try {
      return this.#files.has(realpathSync(path));
    } catch {
      return false;
    }
  }

  #folder(place: Place): void {
    if (!place.behind && !isNew(place.real, this.#folders)) {
      return;
    }
    let entries: Dirent[];
    try {
      entries = readdirSync(place.real, { withFileTypes: true });
    } catch (error) {
      this.#problem(place.shown || '.', 'unreadable', reasonOf(error));
      return;
    }
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries.sort(byName)) {
      this.#entry(entry, names, {
        ...place,
        real: join(place.real, entry.name),
        shown: below(place.shown, entry.name),
        behind: place.behind && [...place.behind, place.real],
      });
    }
  }

  #entry(entry: Dirent, neighbours: Set<string>, place: Place): void {
    const wanted = isWanted(entry.name, dirname(place.real), neighbours);
    const link = entry.isSymbolicLink();
    if ((link || place.behind) && this.#tooManyBehindLinks(place)) {
      return;
    }
    if (link) {
      this.#link(place, wanted);
    } else if (entry.isDirectory()) {
      if (!isSkipped(entry.name)) {
        this.#folder(place);
      }
    } else if (wanted) {
      this.#file(place);
    }
  }

  #file(place: Place): void {
    if (!place.behind && !isNew(place.real, this.#files)) {
      return;
    }
    const reading = readText(place.real, { links: false });
    if (reading.ok) {
      this.files.push({ path: place.shown, content: reading.text });
    } else if (reading.problem === 'large' || reading.problem === 'binary') {
      this.#problem(place.shown, reading.problem, reading.detail);
    } else {
      this.#problem(place.shown, 'unreadable', reading.detail);
    }
  }

  #link(place: Place, wanted: boolean): void {
    let real: string;
    let stats;
    const target = targetOf(place.real);
    try {
      real = realpathSync(place.real);
      stats = lstatSync(real);
    } catch (error) {
      // Where a link leads that leads nowhere, only its text says.
      if (leadsOut(place, target)) {
        this.#problem(place.shown, 'link', target);
      } else {
        const why = `a link to ${target}: ${reasonOf(error)}`;
        this.#problem(place.shown, 'unreadable', why);
      }
      return;
    }
    if (real !== place.root && !real.startsWith(withSeparator(place.root))) {
      this.#problem(place.shown, 'link', target);
      return;
    }
    const behind = place.behind ?? [];
    const next = { ...place, real, behind };
    if (!stats.isDirectory()) {
      if (wanted) {
        this.#file(next);
      }
    } else if (!behind.includes(real) && !contains(real, place.real)) {
      this.#folder(next);
    }
  }

  #tooManyBehindLinks(place: Place): boolean {
    this.#entriesBehindLinks += 1;
    if (this.#entriesBehindLinks === MAX_ENTRIES_BEHIND_LINKS + 1) {
      this.#problem(
        place.shown,
        'unreadable',
        `more than ${MAX_ENTRIES_BEHIND_LINKS} files and folders are behind links`,
      );
    }
    return this.#entriesBehindLinks > MAX_ENTRIES_BEHIND_LINKS;
  }

  #problem(
    path: string,
    problem: Extract<SourceFile, { problem: string }>['problem'],
    detail: string,
  ): void {
    this.files.push({ path, problem, detail });
  }
}

function isNew(path: string, known: Set<string>): boolean {
  const fresh = !known.has(path);
  known.add(path);
  return fresh;
}

function byName(a: Dirent, b: Dirent): number {
  if (a.name === b.name) {
    return 0;
  }
  return a.name < b.name ? -1 : 1;
}

/** Whether `check` looks at a file of this name: manifests, and who reviews the platform's repository. */
function isWanted(
  name: string,
  folder: string,
  neighbours: Set<string>,
): boolean {
  if (/\.(?:ya?ml|json)$/i.test(name) || name === 'Kustomization') {
    return true;
  }
  return (
    name === 'CODEOWNERS' &&
    (basename(folder) === 'bootstrap' ||
      neighbours.has('socle.yaml') ||
      neighbours.has('tenants'))
  );
}

/** Folders of tools and of packages: no manifests of anybody's. */
function isSkipped(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch (error) {
    return reasonOf(error);
  }
}

function leadsOut({ real, root }: Place, target: string): boolean {
  const path = target.startsWith(sep) ? target : join(dirname(real), target);
  return path !== root && !path.startsWith(withSeparator(root));
}

function contains(folder: string, path: string): boolean {
  return path.startsWith(withSeparator(folder));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
