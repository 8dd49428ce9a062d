import { FieldPath } from '@socle/plugin-platform-common/documents';
import { groupBy } from '../tree/groupBy';
import { KustomizationFile } from '../tree/kustomization';
import { Source } from '../tree/source';
import { Workspace } from '../tree/workspace';
import { listAt, textAt } from '../value';
import { once } from './once';

/** An image's name after what kustomizations make of it. */
export interface FinalImage {
  text: string;
  /** The entry of `images` that made it so last; undefined where none did. */
  entry?: { source: Source; path: FieldPath };
}

/* More folders than that are not laid over one by people. */
const MAX_STEPS = 50;

/** Tells what `images` of kustomizations make of the image of a file: one name for each way in which the file is built. */
export class ImageEntries {
  /** Kustomizations by the file or folder that they build. */
  readonly #users: ReadonlyMap<string, { user: KustomizationFile }[]>;
  readonly #hasEntries: boolean;

  constructor(kustomizations: readonly KustomizationFile[]) {
    this.#hasEntries = kustomizations.some(
      ({ value }) => listAt(value, 'images').length > 0,
    );
    this.#users = groupBy(
      kustomizations.flatMap(user =>
        user.references.flatMap(({ use, target }) =>
          use === 'resource' &&
          (target.kind === 'file' || target.kind === 'folder')
            ? [{ user, path: target.path }]
            : [],
        ),
      ),
      ({ path }) => path,
    );
  }

  /** The names that the image of a file ends up with. */
  finalsOf(file: string, text: string): FinalImage[] {
    if (!this.#hasEntries) {
      return [{ text }];
    }
    const finals: FinalImage[] = [];
    const left: { path: string; image: FinalImage }[] = [
      { path: file, image: { text } },
    ];
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const next = left.pop();
      if (!next) {
        break;
      }
      const users = this.#users.get(next.path) ?? [];
      if (users.length === 0) {
        finals.push(next.image);
      }
      for (const { user } of users.slice(0, MAX_STEPS)) {
        left.push({ path: user.folder, image: replaced(user, next.image) });
      }
    }
    return [...finals, ...left.map(({ image }) => image)];
  }
}

/**
 * The image after the entries of one kustomization.
 *
 * Source: kustomize, `api/filters/imagetag/updater.go` and `api/internal/image/image.go`. A name there is a regular
 * expression; here it is what people mean by it.
 */
function replaced(source: KustomizationFile, image: FinalImage): FinalImage {
  return listAt(source.value, 'images')
    .slice(0, MAX_STEPS)
    .reduce<FinalImage>((current, entry, index) => {
      const { name, tag, digest } = split(current.text);
      if (textAt(entry, 'name') !== name) {
        return current;
      }
      const newTag = textAt(entry, 'newTag') || undefined;
      const newDigest = textAt(entry, 'digest') || undefined;
      const suffix = textAt(entry, 'tagSuffix') || undefined;
      const isReplaced = newTag !== undefined || newDigest !== undefined;
      const finalTag = isReplaced ? newTag : `${tag ?? ''}${suffix ?? ''}`;
      const finalDigest = isReplaced || suffix ? newDigest : digest;
      const text = [
        textAt(entry, 'newName') || name,
        finalTag && `:${finalTag}`,
        finalDigest && `@${finalDigest}`,
      ].join('');
      return text === current.text
        ? current
        : { text, entry: { source, path: ['images', index] } };
    }, image);
}

function split(text: string): { name: string; tag?: string; digest?: string } {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? named : named.slice(0, colon),
    ...(colon >= 0 && { tag: named.slice(colon + 1) }),
    ...(at >= 0 && { digest: text.slice(at + 1) }),
  };
}

/** The entries of all kustomizations of a workspace. */
export const imageEntries = once(
  ({ kustomizations }: Workspace) => new ImageEntries(kustomizations),
);
