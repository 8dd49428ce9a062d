import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import {
  KustomizationFile,
  KustomizationReference,
} from '../tree/kustomization';
import { Locator } from '../tree/locator';
import { readManifests, YamlDocumentSource } from '../tree/readManifests';
import { Source } from '../tree/source';
import { Fields, fieldsAt, listAt, textAt } from '../value';
import { Body, Patch, patchOf, replacementsOf } from './patch';

/** A patch that stands in a kustomization and cannot be read. */
export interface UnreadPatch {
  source: Source;
  path: FieldPath;
  reason: string;
}

/* More than that in one kustomization is no longer written by people, and entries may all name one large file. */
const MAX_PATCHES = 10_000;
const tooMany = `There are more than ${MAX_PATCHES} patches.`;
/* Nor does anybody need to be told of more that cannot be read, which takes longer than reading. */
const MAX_UNREAD = 20;

class PatchReader {
  readonly unread: UnreadPatch[] = [];
  readonly #kustomization: KustomizationFile;
  readonly #documents: ReadonlyMap<string, readonly YamlDocumentSource[]>;
  readonly #targets: ReadonlyMap<string, KustomizationReference['target']>;
  /** Files of replacements that were looked at: they say the same each time that they are named. */
  readonly #replacing = new Set<string>();
  #left = MAX_PATCHES;

  constructor(
    kustomization: KustomizationFile,
    documents: ReadonlyMap<string, readonly YamlDocumentSource[]>,
  ) {
    this.#kustomization = kustomization;
    this.#documents = documents;
    this.#targets = new Map(
      kustomization.references
        .filter(({ use }) => use !== 'data')
        .map(({ text, target }) => [text, target]),
    );
  }

  read(): Patch[] {
    const whole: Body = {
      source: this.#kustomization,
      path: [],
      value: this.#kustomization.value,
    };
    return [
      ...entriesOf(whole, 'patches').flatMap(item => this.#ofEntry(item)),
      ...entriesOf(whole, 'patchesJson6902').flatMap(item =>
        this.#ofEntry(item),
      ),
      ...entriesOf(whole, 'patchesStrategicMerge').flatMap(item =>
        this.#bodies(item).flatMap(one => this.#patchOf(one, {}, undefined)),
      ),
      ...entriesOf(whole, 'replacements').flatMap(item =>
        this.#ofReplacement(item),
      ),
    ];
  }

  #ofEntry(item: Body): Patch[] {
    return ['path', 'patch'].flatMap(field =>
      this.#bodies(inner(item, field)).flatMap(body =>
        this.#patchOf(
          body,
          fieldsAt(item.value, 'options'),
          valueAt(item.value, ['target']),
        ),
      ),
    );
  }

  #ofReplacement(item: Body): Patch[] {
    const file = textAt(item.value, 'path');
    if (file === undefined) {
      return replacementsOf(item);
    }
    if (this.#replacing.has(file)) {
      return [];
    }
    this.#replacing.add(file);
    return this.#bodies(inner(item, 'path')).flatMap(replacementsOf);
  }

  /** What a text holds: that of the file that it names, or else what it is itself. */
  #bodies({ source, path, value }: Body): Body[] {
    if (typeof value !== 'string' || this.#left <= 0) {
      return [];
    }
    const target = this.#targets.get(value);
    if (target?.kind === 'file') {
      const documents = this.#documents.get(target.path) ?? [];
      return documents.map(document => ({
        source: document,
        path: [],
        value: document.value,
      }));
    }
    // What is named and is not there, another rule tells of.
    if (!/[\n:[{]/.test(value) || target?.kind === 'remote') {
      return [];
    }
    const reading = readManifests(value, source.file, new Locator());
    if (reading.ok) {
      return reading.documents.map(document => ({
        source,
        path,
        value: document.value,
      }));
    }
    const [{ message }] = reading.findings;
    this.unread.push({ source, path, reason: message });
    if (this.unread.length >= MAX_UNREAD) {
      this.#left = 0;
    }
    return [];
  }

  #patchOf(body: Body, options: Fields, target: unknown): Patch[] {
    const { source, path, value } = body;
    this.#left -= Array.isArray(value) ? 1 + value.length : 1;
    if (this.#left <= 0) {
      if (!this.unread.some(({ reason }) => reason === tooMany)) {
        this.unread.push({ source, path, reason: tooMany });
      }
      return [];
    }
    return patchOf({ source, path, value }, options, target);
  }
}

/** The patches of a kustomization, in all the ways in which one can be written. */
export function patchesOf(
  kustomization: KustomizationFile,
  documents: ReadonlyMap<string, readonly YamlDocumentSource[]>,
): { patches: Patch[]; unread: UnreadPatch[] } {
  const reader = new PatchReader(kustomization, documents);
  return { patches: reader.read(), unread: reader.unread };
}

function entriesOf({ source, path, value }: Body, field: string): Body[] {
  return listAt(value, field).map((item, index) => ({
    source,
    path: [...path, field, index],
    value: item,
  }));
}

function inner({ source, path, value }: Body, field: string): Body {
  return {
    source,
    path: [...path, field],
    value: valueAt(value, [field]),
  };
}
