import { RE2JS } from 're2js';

/* Each is tried on all the guarded kinds, and somebody could write tens of thousands. */
const MAX_PATTERNS = 300;
const MAX_LENGTH = 200;

/** Patterns of kustomize's targets, which stand for a whole name (kustomize, `api/types/selector.go`). */
export class Patterns {
  readonly #compiled = new Map<string, RE2JS | undefined>();

  /** Whether a name fits. A pattern that cannot be read, or is one too many, fits nothing. */
  fits(pattern: string, name: string): boolean {
    if (isPlain(pattern)) {
      return pattern === name;
    }
    return this.#of(pattern)?.matches(name) ?? false;
  }

  #of(pattern: string): RE2JS | undefined {
    if (!this.#compiled.has(pattern)) {
      this.#compiled.set(
        pattern,
        this.#compiled.size < MAX_PATTERNS && pattern.length <= MAX_LENGTH
          ? compile(pattern)
          : undefined,
      );
    }
    return this.#compiled.get(pattern);
  }
}

/** Whether it stands for itself alone. */
export function isPlain(pattern: string): boolean {
  return /^[\w-]*$/.test(pattern);
}

/** Whether it stands for anything, and so names nothing. */
export function isAny(pattern: string | undefined): boolean {
  return pattern === undefined || /^[\^(]*\.[*+][$)]*$/.test(pattern);
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
