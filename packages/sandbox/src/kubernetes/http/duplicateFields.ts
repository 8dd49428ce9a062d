class Scanner {
  readonly #text: string;
  readonly #found = new Set<string>();
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  duplicates(): string[] {
    this.#value('');
    return [...this.#found];
  }

  #value(path: string): void {
    switch (this.#peek()) {
      case '{':
        this.#object(path);
        break;
      case '[':
        this.#list(path);
        break;
      case '"':
        this.#string();
        break;
      default:
        this.#skip(/[^\s,\]}]*/y);
    }
  }

  #object(path: string): void {
    const names = new Set<string>();
    this.#items('}', () => {
      const name = this.#string();
      const below = path ? `${path}.${name}` : name;
      if (names.has(name)) {
        this.#found.add(below);
      }
      names.add(name);
      this.#take(':');
      this.#value(below);
    });
  }

  #list(path: string): void {
    let index = 0;
    this.#items(']', () => {
      this.#value(`${path}[${index}]`);
      index += 1;
    });
  }

  #items(end: string, item: () => void): void {
    this.#position += 1;
    while (this.#peek() !== end && this.#position < this.#text.length) {
      item();
      if (this.#peek() === ',') {
        this.#position += 1;
      }
    }
    this.#position += 1;
  }

  #string(): string {
    this.#peek();
    const start = this.#position;
    this.#skip(/"(?:[^"\\]|\\.)*"/y);
    return JSON.parse(this.#text.slice(start, this.#position));
  }

  #take(mark: string): void {
    if (this.#peek() === mark) {
      this.#position += 1;
    }
  }

  #peek(): string | undefined {
    this.#skip(/\s*/y);
    return this.#text[this.#position];
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#position;
    this.#position += pattern.exec(this.#text)?.[0].length ?? 0;
  }
}

/**
 * The fields that a JSON text has more than once in one object, as paths: `spec.size`. The text is known to be JSON;
 * `JSON.parse` keeps the last of each and tells of none.
 */
export function duplicateFields(text: string): string[] {
  return new Scanner(text).duplicates();
}
