import { posix } from 'path';
import { GitReader } from '../git/GitReader';
import { SourceTree } from '../git/SourceTree';
import { matchesPath, matchesPathspec } from '../globs';
import { sanitizeName } from '../goTemplate/functions';
import { parseYaml } from '../manifests/parseYaml';
import { isRecord, messageOf } from '../objects';
import { JsonRecord } from '../types';
import { flatten } from './flatten';
import { renderText } from './renderTemplate';
import { ApplicationSet, GitGenerator, Parameters } from './types';

/** The parameters of a git generator: one set for each directory, or for each object of each file. */
export async function generateFromGit(
  reader: GitReader,
  set: ApplicationSet,
  generator: GitGenerator,
): Promise<Parameters[]> {
  if (generator.directories?.length) {
    return await fromDirectories(reader, set, generator);
  }
  if (generator.files?.length) {
    return await fromFiles(reader, set, generator);
  }
  throw new Error('ApplicationSet is empty');
}

async function open(
  reader: GitReader,
  generator: GitGenerator,
  action: string,
): Promise<SourceTree> {
  const { repoURL, revision } = generator;
  try {
    return await SourceTree.open(reader, repoURL, revision);
  } catch (error) {
    throw new Error(
      `error generating params from git: ${action}: rpc error: code = Internal desc = unable to resolve git revision : ${messageOf(error)}`,
    );
  }
}

async function fromDirectories(
  reader: GitReader,
  set: ApplicationSet,
  generator: GitGenerator,
): Promise<Parameters[]> {
  const tree = await open(
    reader,
    generator,
    'error getting directories from repo: error retrieving Git Directories',
  );
  const items = generator.directories ?? [];
  const directories = [...tree.entries]
    .filter(entry => entry.type === 'tree')
    .map(entry => entry.path)
    .filter(path => !path.split('/').some(part => part.startsWith('.')))
    .filter(path => {
      const matching = items.filter(item => matchesPath(item.path, path));
      return matching.length > 0 && !matching.some(item => item.exclude);
    })
    .sort();
  return directories.map(path =>
    withValues(set, generator, pathParameters(set, generator, path)),
  );
}

async function fromFiles(
  reader: GitReader,
  set: ApplicationSet,
  generator: GitGenerator,
): Promise<Parameters[]> {
  const tree = await open(reader, generator, 'error retrieving Git files');
  const items = generator.files ?? [];
  const isListed = (path: string, exclude: boolean) =>
    items.some(
      item =>
        Boolean(item.exclude) === exclude && matchesPathspec(item.path, path),
    );
  const files = [...tree.entries]
    .filter(entry => entry.type === 'blob')
    .map(entry => entry.path)
    .filter(path => isListed(path, false) && !isListed(path, true))
    .sort();
  await tree.prefetch(files);
  const sets: Parameters[] = [];
  for (const file of files) {
    const objects = objectsOf(file, await tree.read(file), generator);
    for (const object of objects) {
      const parameters = set.spec.goTemplate
        ? {
            ...object,
            ...pathParameters(set, generator, posix.dirname(file), file),
          }
        : {
            ...flatten(object),
            ...pathParameters(set, generator, posix.dirname(file), file),
          };
      sets.push(withValues(set, generator, parameters));
    }
  }
  return sets;
}

/** A file holds one object or a list of objects; an empty file counts as an empty object. */
function objectsOf(
  file: string,
  text: string,
  generator: GitGenerator,
): JsonRecord[] {
  let document: unknown;
  try {
    [document] = parseYaml(text);
  } catch (error) {
    throw new Error(
      `error generating params from git: unable to process file '${file}' from repository '${generator.repoURL}': unable to parse file: error converting YAML to JSON: ${messageOf(error)}`,
    );
  }
  if (document === undefined) {
    return [{}];
  }
  const objects = Array.isArray(document) ? document : [document];
  if (!objects.every(isRecord)) {
    throw new Error(
      `error generating params from git: unable to process file '${file}' from repository '${generator.repoURL}': unable to parse file: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${typeof document} into Go value of type []map[string]interface {}`,
    );
  }
  return objects;
}

function pathParameters(
  set: ApplicationSet,
  generator: GitGenerator,
  path: string,
  file?: string,
): Parameters {
  const prefix = generator.pathParamPrefix;
  const basename = posix.basename(path);
  const filename = file && posix.basename(file);
  const segments = path.split('/');
  if (set.spec.goTemplate) {
    const parameters = {
      path,
      basename,
      basenameNormalized: sanitizeName(basename),
      segments,
      ...(filename && {
        filename,
        filenameNormalized: sanitizeName(filename),
      }),
    };
    return prefix ? { [prefix]: { path: parameters } } : { path: parameters };
  }
  const name = prefix ? `${prefix}.path` : 'path';
  return {
    [name]: path,
    [`${name}.basename`]: basename,
    [`${name}.basenameNormalized`]: sanitizeName(basename),
    ...(filename && {
      [`${name}.filename`]: filename,
      [`${name}.filenameNormalized`]: sanitizeName(filename),
    }),
    ...Object.fromEntries(
      segments.map((segment, index) => [`${name}[${index}]`, segment]),
    ),
  };
}

/** `values` of a generator are templates over its own parameters. */
function withValues(
  set: ApplicationSet,
  generator: GitGenerator,
  parameters: Parameters,
): Parameters {
  const entries = Object.entries(generator.values ?? {}).map(
    ([key, value]): [string, string] => [
      key,
      renderText(set, value, parameters),
    ],
  );
  if (entries.length === 0) {
    return parameters;
  }
  return set.spec.goTemplate
    ? { ...parameters, values: Object.fromEntries(entries) }
    : {
        ...parameters,
        ...Object.fromEntries(
          entries.map(([key, value]) => [`values.${key}`, value]),
        ),
      };
}
