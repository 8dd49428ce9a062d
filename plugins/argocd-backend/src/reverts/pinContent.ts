import { posix } from 'node:path';
import {
  GeneratorFiles,
  matchesGlob,
  Revert,
} from '@socle/plugin-argocd-common';
import { blobName, ChangeForge } from '@socle/plugin-tenancy-node';
import { isMap, isScalar, isSeq, parse, parseDocument } from 'yaml';
import { RevertContent } from './RevertContent';
import { RevertRefused } from './types';

/** The place in a file that names the revision of an Application. */
interface Pin {
  path: string;
  text: string;
  revision: string;
  /** Where the name is in the text, in characters. */
  range: readonly [number, number];
}

/* Whatever names more is no folder of services. */
const mostFiles = 200;

/**
 * The line that names the revision of a service, in the file that its Application is made of. Undefined where none of the
 * files is of this Application.
 */
export async function pinContent(options: {
  forge: ChangeForge;
  revert: Revert & { pin: { then: string; now: string } };
  files: GeneratorFiles;
  /** `payments.prod.checkout` */
  application: string;
  project: string;
}): Promise<RevertContent | undefined> {
  const { forge, revert, files, application, project } = options;
  const { then, now } = revert.pin;
  const base = await forge.head(forge.baseBranch);
  const found =
    base &&
    (await findPin({ forge, commit: base, files, application, project }));
  if (!found) {
    return undefined;
  }
  const folder = posix.dirname(found.path);
  const at = async (commit: string) => {
    const [current, pin] = await Promise.all([
      forge.listFiles(commit, folder),
      pinIn({ forge, commit, path: found.path, application, project }),
    ]);
    if (!pin) {
      throw new RevertRefused('revertPinned', { revision: now });
    }
    const after = renamed(pin, then);
    const name = current.get(pin.path) ?? '';
    if (blobName(pin.text, name.length) !== name) {
      throw new RevertRefused('revertUnreadable', { path: pin.path });
    }
    const wanted = new Map(current);
    wanted.set(pin.path, blobName(after, name.length));
    return {
      wanted,
      texts:
        after === pin.text
          ? []
          : [
              {
                path: pin.path,
                before: pin.text,
                after,
                change: { path: pin.path, content: after, before: name },
              },
            ],
    };
  };
  return {
    folder,
    path: found.path,
    revision: then,
    isPin: true,
    sentence: `Has \`${found.path}\` name \`${then}\` again, in place of \`${now}\``,
    at,
    wantedAt: async commit => (await at(commit)).wanted,
  };
}

async function findPin(options: {
  forge: ChangeForge;
  commit: string;
  files: GeneratorFiles;
  application: string;
  project: string;
}): Promise<Pin | undefined> {
  const { forge, commit, files } = options;
  for (const pattern of files.patterns) {
    const paths = await forge.listFiles(commit, posix.dirname(pattern));
    const fitting = [...paths.keys()].filter(path => fits(path, pattern));
    for (const path of fitting.slice(0, mostFiles)) {
      const pin = await pinIn({ ...options, path });
      if (pin) {
        return pin;
      }
    }
  }
  return undefined;
}

function fits(path: string, pattern: string): boolean {
  return (
    posix.dirname(path) === posix.dirname(pattern) &&
    matchesGlob(posix.basename(pattern), posix.basename(path))
  );
}

/** As `services/<service>.yaml` has it: a name, and for each environment a revision. */
async function pinIn(options: {
  forge: ChangeForge;
  commit: string;
  path: string;
  application: string;
  project: string;
}): Promise<Pin | undefined> {
  const { forge, commit, path, application, project } = options;
  const text = (await forge.readFile(commit, path)) ?? '';
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  const environments = isMap(contents) && contents.get('environments');
  if (!isMap(contents) || !isSeq(environments)) {
    return undefined;
  }
  for (const entry of environments.items) {
    const name = `${project}.${isMap(entry) && entry.get('environment')}.${contents.get('name')}`;
    const node: unknown = isMap(entry) && entry.get('revision', true);
    if (name === application && isScalar(node) && node.range) {
      const [start, end] = node.range;
      return { path, text, revision: String(node.value), range: [start, end] };
    }
  }
  return undefined;
}

/** The text with another name in that place; everything else as it is. */
function renamed({ text, range, revision }: Pin, name: string): string {
  if (revision === name) {
    return text;
  }
  const isPlain = /^[\w./-]+$/.test(name) && parse(name) === name;
  const written = isPlain ? name : JSON.stringify(name);
  return `${text.slice(0, range[0])}${written}${text.slice(range[1])}`;
}
