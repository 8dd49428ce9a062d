import { CORE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import {
  Finding,
  formatPath,
  libraryFault,
} from '@socle/plugin-platform-common/documents';
import { Locator } from './locator';
import { Source } from './source';

/** A YAML document of a file that may hold several. */
export interface YamlDocumentSource extends Source {
  value: unknown;
}

export type ManifestReading =
  | { ok: true; documents: YamlDocumentSource[] }
  | { ok: false; findings: Finding[] };

/* An object of Kubernetes cannot be larger: etcd refuses more than 1.5 MiB for a request. */
const MAX_CHARACTERS = 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * Reads the YAML documents of a file, as Kubernetes does: several in one file, empty ones left out. Never throws.
 *
 * Refused are aliases and merge keys, because readers expand them differently and what one of them hides no check sees;
 * a key twice; nesting deeper than 64 levels; and more than 1 Mi characters.
 */
export function readManifests(
  text: string,
  file: string,
  locator: Locator,
): ManifestReading {
  const refuse = (
    line: number,
    message: string,
    remedy: string,
    path?: string,
  ): ManifestReading => ({
    ok: false,
    findings: [
      {
        rule: 'yaml',
        severity: 'error',
        file,
        line,
        ...(path && { path }),
        message,
        remedy,
      },
    ],
  });
  if (text.length > MAX_CHARACTERS) {
    return refuse(
      1,
      `The file has ${text.length} characters, more than the ${MAX_CHARACTERS} that are read.`,
      'Split it into several files.',
    );
  }
  let values: unknown[];
  try {
    values = loadAll(text, undefined, { schema: CORE_SCHEMA });
  } catch (error) {
    if (error instanceof YAMLException) {
      const { line, message, remedy } = libraryFault(error);
      return refuse(line, message, remedy);
    }
    // The library recurses into nested collections, and what is nested thousands of levels deep ends its stack.
    return refuse(
      1,
      'The YAML is nested too deep to be read.',
      `Write it with at most ${MAX_DEPTH} levels.`,
    );
  }
  const positions = locator.positionsOf(text);
  const documents = values.map((value, index) => ({
    file,
    value,
    locate: locator.document(index, positions),
  }));
  for (const { value, locate } of documents) {
    const refusal = refusalOf(value);
    if (refusal) {
      return refuse(
        locate(refusal.path).line,
        refusal.message,
        refusal.remedy,
        formatPath(refusal.path.slice(0, 8)),
      );
    }
  }
  return {
    ok: true,
    documents: documents.filter(({ value }) => value !== null),
  };
}

interface Refusal {
  path: (string | number)[];
  message: string;
  remedy: string;
}

function refusalOf(root: unknown): Refusal | undefined {
  const seen = new Set<object>();
  const visit = (
    value: unknown,
    path: (string | number)[],
  ): Refusal | undefined => {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    if (seen.has(value)) {
      return {
        path,
        message:
          'A YAML alias stands here, and what it repeats is read differently by different tools.',
        remedy: 'Write the value out.',
      };
    }
    seen.add(value);
    if (path.length > MAX_DEPTH) {
      return {
        path,
        message: 'The YAML is nested too deep to be read.',
        remedy: `Write it with at most ${MAX_DEPTH} levels.`,
      };
    }
    const entries: [string | number, unknown][] = Array.isArray(value)
      ? value.map((item, index) => [index, item])
      : Object.entries(value);
    for (const [step, item] of entries) {
      if (step === '<<' || step === '__proto__') {
        return {
          path: [...path, step],
          message: `The key ${step} merges other values into this one, which different tools read differently.`,
          remedy: 'Write the fields out.',
        };
      }
      const refusal = visit(item, [...path, step]);
      if (refusal) {
        return refusal;
      }
    }
    return undefined;
  };
  return visit(root, []);
}
