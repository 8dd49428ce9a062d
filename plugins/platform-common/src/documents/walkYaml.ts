import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Node,
  Pair,
  YAMLMap,
} from 'yaml';
import { Finding } from './finding';
import { FieldPath, formatPath } from './fieldPath';
import { short } from './short';

/** Levels of nesting that are read; a tenant has ten. */
export const MAX_DEPTH = 32;

/** More faults of one file than this are not told: mending the first ones comes first. */
export const MAX_FINDINGS = 20;

/** A number in plain decimals; all else is read as text. */
export const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Said of what is nested beyond any use. */
export const tooDeep = {
  message: 'The YAML is nested too deep to be read.',
  remedy: `Write it with at most ${MAX_DEPTH} levels.`,
};

/** Offsets of a text, as line and column from 1. */
export type PositionOf = (offset: number) => { line: number; column: number };

function keyOf({ key }: Pair<Node | null, Node | null>): string | undefined {
  if (!isScalar(key) || key.anchor || key.tag) {
    return undefined;
  }
  return typeof key.value === 'string' ? key.value : key.source;
}

/** Turns what was parsed into plain values, and finds what is refused on the way. */
export class YamlWalk {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #position: PositionOf;

  constructor(file: string, position: PositionOf) {
    this.#file = file;
    this.#position = position;
  }

  toValue(node: Node | null, path: FieldPath): unknown {
    if (this.findings.length >= MAX_FINDINGS || !node) {
      return null;
    }
    if (path.length > MAX_DEPTH) {
      return this.#refuse(node, path.slice(0, 4), tooDeep);
    }
    if (isAlias(node)) {
      return this.#refuse(node, path, {
        message: `*${short(node.source)} is a YAML alias, which can grow without bound.`,
        remedy: 'Write the value out.',
      });
    }
    if ('anchor' in node && node.anchor) {
      return this.#refuse(node, path, {
        message: `&${short(String(node.anchor))} is a YAML anchor, and aliases are not read.`,
        remedy: 'Remove the anchor, and write each value out.',
      });
    }
    if (node.tag) {
      return this.#refuse(node, path, {
        message: `${short(node.tag)} is a YAML tag, which is not read.`,
        remedy: 'Remove the tag. Put text that looks like a number in quotes.',
      });
    }
    if (isMap(node)) {
      return this.#toObject(node, path);
    }
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        this.toValue(item as Node | null, [...path, index]),
      );
    }
    if (isScalar(node)) {
      const { value, source } = node;
      return typeof value === 'number' && !plainNumber.test(source ?? '')
        ? source
        : value;
    }
    return null;
  }

  #toObject(map: YAMLMap, path: FieldPath): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const key = keyOf(pair);
      if (key === undefined || key === '__proto__') {
        this.#refuse(pair.key ?? map, path, {
          message: 'A key of this map is not a name.',
          remedy: 'Write the key as plain text.',
        });
      } else if (seen.has(key)) {
        this.#refuse(pair.key ?? map, [...path, key], {
          message: `The key ${short(key)} is there twice.`,
          remedy: 'Keep one of the two.',
        });
      } else {
        seen.add(key);
        value[key] = this.toValue(pair.value, [...path, key]);
      }
    }
    return value;
  }

  #refuse(
    node: Node,
    path: FieldPath,
    words: { message: string; remedy: string },
  ): null {
    if (this.findings.length < MAX_FINDINGS) {
      this.findings.push({
        rule: 'yaml',
        severity: 'error',
        file: this.#file,
        ...this.#position(node.range?.[0] ?? 0),
        ...(path.length > 0 && { path: formatPath(path) }),
        ...words,
      });
    }
    return null;
  }
}

/* Findings may be many in one map, and each looks for its key. */
const pairsOfMaps = new WeakMap<
  YAMLMap,
  Map<string | undefined, Pair<Node | null, Node | null>>
>();

function pairsOf(map: YAMLMap) {
  const known = pairsOfMaps.get(map);
  if (known) {
    return known;
  }
  const pairs = new Map(
    (map.items as Pair<Node | null, Node | null>[])
      .map(pair => [keyOf(pair), pair] as const)
      // Of a key that is there twice, the first is meant.
      .reverse(),
  );
  pairsOfMaps.set(map, pairs);
  return pairs;
}

/** Where the field begins: at its key in a map, at the item in a list. */
export function offsetOf(document: Document.Parsed, path: FieldPath): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(step));
      if (!pair) {
        return offset;
      }
      offset = pair.key?.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      node = (item as Node | null | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
