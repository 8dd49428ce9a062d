import { GitReader } from '../git/GitReader';
import { parseYaml } from '../manifests/parseYaml';
import { equalJson, isRecord, messageOf } from '../objects';
import { JsonRecord } from '../types';
import { flatten } from './flatten';
import { generateFromGit } from './gitGenerator';
import { renderDeep } from './renderTemplate';
import { ApplicationSet, Generator, Parameters } from './types';

const kinds = ['git', 'list', 'matrix', 'merge'] as const;

/** Where the parameters of an ApplicationSet come from. */
export interface GeneratorContext {
  reader: GitReader;
  set: ApplicationSet;
}

/** The parameters that one generator makes, and the template that goes over the ApplicationSet's. */
export async function generate(
  context: GeneratorContext,
  generator: Generator,
  given?: Parameters,
): Promise<{ parameters: Parameters[]; template: JsonRecord | undefined }> {
  const unknown = Object.keys(generator).find(
    name => name !== 'selector' && !(kinds as readonly string[]).includes(name),
  );
  if (unknown) {
    throw new Error(
      `the sandbox knows no generator "${unknown}": use git, list, matrix or merge`,
    );
  }
  const filled =
    given && Object.keys(given).length > 0
      ? fill(context.set, generator, given)
      : generator;
  const template = kinds
    .map(kind => generator[kind]?.template)
    .find(candidate => candidate !== undefined);
  const all = await parametersOf(context, filled);
  const labels = generator.selector?.matchLabels;
  return {
    parameters: labels
      ? all.filter(parameters => {
          const flat = flatten(parameters);
          return Object.entries(labels).every(
            ([name, value]) => flat[name] === value,
          );
        })
      : all,
    template,
  };
}

/** The repositories that an ApplicationSet reads. */
export function repositoriesOf(generators: Generator[] | undefined): string[] {
  return (generators ?? []).flatMap(generator => [
    ...(generator.git ? [generator.git.repoURL] : []),
    ...repositoriesOf(generator.matrix?.generators),
    ...repositoriesOf(generator.merge?.generators),
  ]);
}

/** Fills the second generator of a matrix with what the first one made; its `values` may wait for its own. */
function fill(
  set: ApplicationSet,
  generator: Generator,
  given: Parameters,
): Generator {
  const { selector, ...rest } = generator;
  const values = rest.git?.values;
  if (!values || !rest.git) {
    return { ...renderDeep(set, rest, given), selector };
  }
  const { values: _, ...git } = rest.git;
  return {
    ...renderDeep(set, { ...rest, git }, given),
    git: { ...renderDeep(set, git, given), values },
    selector,
  } as Generator;
}

async function parametersOf(
  context: GeneratorContext,
  generator: Generator,
): Promise<Parameters[]> {
  if (generator.git) {
    return await generateFromGit(context.reader, context.set, generator.git);
  }
  if (generator.list) {
    return fromList(context.set, generator.list);
  }
  if (generator.matrix) {
    return await fromMatrix(context, generator.matrix.generators ?? []);
  }
  if (generator.merge) {
    return await fromMerge(context, generator.merge);
  }
  return [];
}

function fromList(
  set: ApplicationSet,
  list: NonNullable<Generator['list']>,
): Parameters[] {
  const elements = (list.elements ?? []).map(element =>
    set.spec.goTemplate ? element : flatElement(element),
  );
  if (!list.elementsYaml) {
    return elements;
  }
  let more: unknown;
  try {
    [more] = parseYaml(list.elementsYaml);
  } catch (error) {
    throw new Error(
      `error unmarshling decoded ElementsYaml error converting YAML to JSON: ${messageOf(error)}`,
    );
  }
  const items = more ?? [];
  if (!Array.isArray(items) || !items.every(isRecord)) {
    throw new Error(
      `error unmarshling decoded ElementsYaml error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${typeof more} into Go value of type []map[string]interface {}`,
    );
  }
  return [...elements, ...items];
}

function flatElement(element: JsonRecord): Parameters {
  return Object.fromEntries(
    Object.entries(element).flatMap(([key, value]) => {
      if (key === 'values' && isRecord(value)) {
        return Object.entries(value).map(([name, text]) => [
          `values.${name}`,
          text,
        ]);
      }
      if (typeof value !== 'string') {
        throw new Error('error parsing value as string %!w(<nil>)');
      }
      return [[key, value]];
    }),
  );
}

async function fromMatrix(
  context: GeneratorContext,
  generators: Generator[],
): Promise<Parameters[]> {
  if (generators.length < 2) {
    throw new Error('found less than two generators, Matrix support only two');
  }
  if (generators.length > 2) {
    throw new Error('found more than two generators, Matrix support only two');
  }
  const inner = async (
    generator: Generator,
    given: Parameters | undefined,
    prefix: string,
  ) => {
    try {
      return (await generate(context, generator, given)).parameters;
    } catch (error) {
      throw new Error(
        `${prefix}: child generator returned an error on parameter generation: ${messageOf(error)}`,
      );
    }
  };
  const [first, second] = generators;
  const outer = await inner(
    first,
    undefined,
    'error failed to get params for first generator in matrix generator',
  );
  const combined: Parameters[] = [];
  for (const left of outer) {
    const rights = await inner(
      second,
      left,
      'failed to get params for second generator in the matrix generator',
    );
    for (const right of rights) {
      combined.push(
        context.set.spec.goTemplate
          ? mergeDeep(right, left)
          : combineFlat(left, right),
      );
    }
  }
  return combined;
}

function combineFlat(left: Parameters, right: Parameters): Parameters {
  for (const [key, value] of Object.entries(right)) {
    if (key in left && left[key] !== value) {
      throw new Error(
        `failed to combine string maps with merging params for the matrix generator: found duplicate key ${key} with different value, a: ${left[key]} ,b: ${value}`,
      );
    }
  }
  return { ...left, ...right };
}

async function fromMerge(
  context: GeneratorContext,
  merge: NonNullable<Generator['merge']>,
): Promise<Parameters[]> {
  const { generators = [], mergeKeys = [] } = merge;
  if (generators.length < 2) {
    throw new Error(
      'found less than two generators, Merge requires two or more',
    );
  }
  if (mergeKeys.length === 0) {
    throw new Error(
      'error getting param sets by merge key: no merge keys were specified, Merge requires at least one',
    );
  }
  const sets: Map<string, Parameters>[] = [];
  for (const generator of generators) {
    const { parameters } = await generate(context, generator);
    sets.push(byMergeKey(parameters, mergeKeys));
  }
  const [base, ...overrides] = sets;
  return [...base].map(([key, parameters]) =>
    overrides.reduce((merged, override) => {
      const found = override.get(key);
      if (!found) {
        return merged;
      }
      return context.set.spec.goTemplate
        ? mergeDeep(merged, found)
        : { ...merged, ...found };
    }, parameters),
  );
}

function byMergeKey(
  list: Parameters[],
  mergeKeys: string[],
): Map<string, Parameters> {
  const keyed = new Map<string, Parameters>();
  for (const parameters of list) {
    const key = JSON.stringify(
      Object.fromEntries(mergeKeys.map(name => [name, parameters[name]])),
    );
    if (keyed.has(key)) {
      throw new Error(
        `error getting param sets by merge key: the parameters from a generator were not unique by the given mergeKeys, Merge requires all param sets to be unique. Duplicate key was ${key}`,
      );
    }
    keyed.set(key, parameters);
  }
  return keyed;
}

/** The second goes over the first, map by map; empty values go over nothing. */
function mergeDeep(base: JsonRecord, over: JsonRecord): JsonRecord {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const known = merged[key];
    if (isRecord(known) && isRecord(value)) {
      merged[key] = mergeDeep(known, value);
    } else if (!(key in merged) || !isZero(value)) {
      merged[key] = value;
    }
  }
  return merged;
}

function isZero(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === 0 ||
    value === false ||
    equalJson(value, []) ||
    equalJson(value, {})
  );
}
