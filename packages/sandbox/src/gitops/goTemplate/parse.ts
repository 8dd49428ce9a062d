import { Token, TokenType, lex } from './lex';
import { TemplateError } from './TemplateError';

export type Operand =
  | { type: 'literal'; value: string | number | boolean | null }
  | { type: 'dot' }
  | { type: 'root' }
  | { type: 'function'; name: string; position: string }
  | { type: 'pipeline'; pipeline: Command[] }
  /** Fields of an operand: `.a.b`, `$.a`, `(index .a 0).b`. */
  | { type: 'fields'; of: Operand; names: string[]; position: string };

/** An operand and its arguments; a function takes them. */
export interface Command {
  operands: Operand[];
  position: string;
}

export type Node =
  | { type: 'text'; text: string }
  | { type: 'action'; pipeline: Command[] }
  | {
      type: 'if' | 'with' | 'range';
      pipeline: Command[];
      body: Node[];
      otherwise: Node[];
    };

class Parser {
  readonly #tokens: Token[];
  readonly #functions: ReadonlySet<string>;
  #index = 0;

  constructor(tokens: Token[], functions: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#functions = functions;
  }

  parse(): Node[] {
    const { nodes, ended } = this.#nodes();
    if (ended) {
      throw this.#failure(`unexpected {{${ended}}}`);
    }
    return nodes;
  }

  /** Reads until the end, or until `{{end}}` or `{{else}}`, which is consumed up to what follows the keyword. */
  #nodes(): { nodes: Node[]; ended?: 'end' | 'else' } {
    const nodes: Node[] = [];
    while (this.#index < this.#tokens.length) {
      const found = this.#take();
      if (found.type === 'text') {
        nodes.push({ type: 'text', text: found.value });
        continue;
      }
      const next = this.#peek();
      const keyword = next?.type === 'identifier' ? next.value : '';
      if (keyword === 'end' || keyword === 'else') {
        this.#take();
        return { nodes, ended: keyword };
      }
      if (keyword === 'if' || keyword === 'with' || keyword === 'range') {
        this.#take();
        nodes.push(this.#control(keyword));
      } else if (
        ['define', 'template', 'block', 'break', 'continue'].includes(keyword)
      ) {
        throw this.#failure(
          `the sandbox's templates do not know {{${keyword}}}`,
        );
      } else {
        nodes.push({ type: 'action', pipeline: this.#pipeline('close') });
        this.#expect('close');
      }
    }
    return { nodes };
  }

  #control(type: 'if' | 'with' | 'range'): Node {
    const pipeline = this.#pipeline('close');
    this.#expect('close');
    const { nodes: body, ended } = this.#nodes();
    if (ended === 'else') {
      const next = this.#peek();
      if (
        next?.type === 'identifier' &&
        next.value === type &&
        type !== 'range'
      ) {
        this.#take();
        return { type, pipeline, body, otherwise: [this.#control(type)] };
      }
      this.#expect('close');
      const otherwise = this.#nodes();
      this.#closes(otherwise.ended);
      return { type, pipeline, body, otherwise: otherwise.nodes };
    }
    this.#closes(ended);
    return { type, pipeline, body, otherwise: [] };
  }

  #closes(ended: string | undefined): void {
    if (ended !== 'end') {
      throw this.#failure('unexpected EOF');
    }
    this.#expect('close');
  }

  #pipeline(end: TokenType): Command[] {
    const commands: Command[] = [];
    for (;;) {
      commands.push(this.#command(end));
      if (this.#peek()?.type !== 'pipe') {
        return commands;
      }
      this.#take();
    }
  }

  #command(end: TokenType): Command {
    const position = this.#peek()?.position ?? '1:0';
    const operands: Operand[] = [];
    for (;;) {
      const next = this.#peek();
      if (!next || next.type === end || next.type === 'pipe') {
        break;
      }
      operands.push(this.#operand());
    }
    if (operands.length === 0) {
      throw this.#failure('missing value for command');
    }
    return { operands, position };
  }

  #operand(): Operand {
    const found = this.#take();
    const base = this.#base(found);
    const names = found.type === 'field' ? [found.value] : [];
    let { position } = found;
    for (;;) {
      const next = this.#peek();
      if (next?.type !== 'field' || next.spaced) {
        break;
      }
      names.push(this.#take().value);
      position = next.position;
    }
    return names.length > 0
      ? { type: 'fields', of: base, names, position }
      : base;
  }

  #base(found: Token): Operand {
    switch (found.type) {
      case 'string':
        return { type: 'literal', value: found.value };
      case 'number':
        return { type: 'literal', value: Number(found.value) };
      case 'dot':
      case 'field':
        return { type: 'dot' };
      case 'root':
        return { type: 'root' };
      case 'openParenthesis': {
        const pipeline = this.#pipeline('closeParenthesis');
        this.#expect('closeParenthesis');
        return { type: 'pipeline', pipeline };
      }
      case 'identifier':
        return this.#identifier(found);
      default:
        throw this.#failure(`unexpected "${found.value}" in operand`);
    }
  }

  #identifier(found: Token): Operand {
    const constants: Record<string, boolean | null> = {
      true: true,
      false: false,
      nil: null,
    };
    if (found.value in constants) {
      return { type: 'literal', value: constants[found.value] };
    }
    if (!this.#functions.has(found.value)) {
      throw this.#failure(`function "${found.value}" not defined`);
    }
    return { type: 'function', name: found.value, position: found.position };
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#index];
  }

  #take(): Token {
    const found = this.#tokens[this.#index];
    if (!found) {
      throw this.#failure('unexpected EOF');
    }
    this.#index += 1;
    return found;
  }

  #expect(type: TokenType): void {
    const found = this.#take();
    if (found.type !== type) {
      throw this.#failure(`unexpected "${found.value}" in command`);
    }
  }

  #failure(message: string): TemplateError {
    const near = this.#tokens[Math.min(this.#index, this.#tokens.length) - 1];
    const [line] = (near?.position ?? '1:0').split(':');
    return new TemplateError(`template: base:${line}: ${message}`);
  }
}

/** Parses a Go template. Throws a `TemplateError` that names what the sandbox does not know. */
export function parse(source: string, functions: ReadonlySet<string>): Node[] {
  return new Parser(lex(source), functions).parse();
}
