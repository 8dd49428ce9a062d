import { parseAllDocuments, Tags } from 'yaml';

const largestDocument = 4 * 1024 * 1024;
const mostAliases = 100;

/**
 * Parses YAML as Kubernetes does (YAML 1.1 without times and dates), refusing duplicate keys, too many aliases and
 * files over 4 MiB. Empty documents are left out. Throws Go's form of the error: `yaml: line 3: …`.
 */
export function parseYaml(text: string): unknown[] {
  if (text.length > largestDocument) {
    throw new Error('yaml: the file is larger than 4 MiB');
  }
  const documents = parseAllDocuments(text, {
    schema: 'yaml-1.1',
    merge: true,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
    customTags: (tags: Tags) =>
      tags.filter(
        tag =>
          typeof tag === 'string' ||
          (tag.tag !== 'tag:yaml.org,2002:timestamp' &&
            ('format' in tag ? tag.format !== 'TIME' : true)),
      ),
  });
  const list = Array.isArray(documents) ? documents : [];
  return list.flatMap(document => {
    const [error] = document.errors;
    if (error) {
      const line = text.slice(0, error.pos[0]).split('\n').length;
      throw new Error(`yaml: line ${line}: ${error.message}`);
    }
    const value: unknown = asJson(
      document.toJS({ maxAliasCount: mostAliases }),
    );
    return value === null || value === undefined ? [] : [value];
  });
}

/** Keys become strings, and what JSON has no word for is refused. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
