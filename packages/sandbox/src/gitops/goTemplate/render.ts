import { isRecord } from '../objects';
import { functions, isTrue, printed } from './functions';
import { Command, Node, Operand, parse } from './parse';
import { TemplateError } from './TemplateError';

const known: ReadonlySet<string> = new Set(Object.keys(functions));

interface Scope {
  dot: unknown;
  root: unknown;
  /** What a missing key of a map becomes. */
  missing: 'default' | 'zero' | 'error';
}

/**
 * Renders the part of Go's templates that ApplicationSets use: fields, `index`, pipelines, literals, `if`, `with`,
 * `range`, and the functions listed in functions.ts. Everything else is an error that names it, worded as Argo CD's
 * `failed to parse template …` and `failed to execute go template …`.
 */
export function renderGoTemplate(options: {
  template: string;
  parameters: unknown;
  /** `goTemplateOptions` of the ApplicationSet: `missingkey=error` and its like. */
  options?: string[];
}): string {
  const { template, parameters } = options;
  if (!template.includes('{{')) {
    return template;
  }
  let nodes: Node[];
  try {
    nodes = parse(template, known);
  } catch (error) {
    throw new TemplateError(
      `failed to parse template ${template}: ${(error as Error).message}`,
    );
  }
  const scope: Scope = {
    dot: parameters,
    root: parameters,
    missing: missingOption(options.options ?? []),
  };
  try {
    return renderNodes(nodes, scope);
  } catch (error) {
    throw new TemplateError(
      `failed to execute go template ${template}: ${(error as Error).message}`,
    );
  }
}

function missingOption(options: string[]): Scope['missing'] {
  let missing: Scope['missing'] = 'default';
  for (const option of options) {
    switch (option) {
      case 'missingkey=error':
        missing = 'error';
        break;
      case 'missingkey=zero':
        missing = 'zero';
        break;
      case 'missingkey=default':
      case 'missingkey=invalid':
        missing = 'default';
        break;
      default:
        throw new TemplateError(`unrecognized option: ${option}`);
    }
  }
  return missing;
}

function renderNodes(nodes: Node[], scope: Scope): string {
  return nodes.map(node => renderNode(node, scope)).join('');
}

function renderNode(node: Node, scope: Scope): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'action':
      return printed(evaluate(node.pipeline, scope));
    case 'if':
      return renderNodes(
        isTrue(evaluate(node.pipeline, scope)) ? node.body : node.otherwise,
        scope,
      );
    case 'with': {
      const dot = evaluate(node.pipeline, scope);
      return isTrue(dot)
        ? renderNodes(node.body, { ...scope, dot })
        : renderNodes(node.otherwise, scope);
    }
    case 'range': {
      const over = evaluate(node.pipeline, scope);
      const items = itemsOf(over);
      return items.length > 0
        ? items.map(dot => renderNodes(node.body, { ...scope, dot })).join('')
        : renderNodes(node.otherwise, scope);
    }
    default:
      throw new TemplateError('unknown node');
  }
}

/** What a range goes over: a list, or a map in the order of its keys. */
function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  if (isRecord(value)) {
    return Object.keys(value)
      .sort()
      .map(key => value[key]);
  }
  if (value === undefined || value === null) {
    return [];
  }
  throw new TemplateError(`range can't iterate over ${printed(value)}`);
}

function evaluate(pipeline: Command[], scope: Scope): unknown {
  let piped: unknown[] = [];
  for (const command of pipeline) {
    piped = [evaluateCommand(command, piped, scope)];
  }
  return piped[0];
}

function evaluateCommand(
  command: Command,
  piped: unknown[],
  scope: Scope,
): unknown {
  const [first, ...rest] = command.operands;
  if (first.type === 'function') {
    const values = [...rest.map(operand => valueOf(operand, scope)), ...piped];
    try {
      return functions[first.name](...values);
    } catch (error) {
      throw new TemplateError(
        `template: base:${first.position}: executing "base" at <${first.name}>: ${(error as Error).message}`,
      );
    }
  }
  if (rest.length > 0 || piped.length > 0) {
    throw new TemplateError(
      `template: base:${command.position}: executing "base": can't give argument to non-function`,
    );
  }
  return valueOf(first, scope);
}

function valueOf(operand: Operand, scope: Scope): unknown {
  switch (operand.type) {
    case 'literal':
      return operand.value;
    case 'dot':
      return scope.dot;
    case 'root':
      return scope.root;
    case 'pipeline':
      return evaluate(operand.pipeline, scope);
    case 'function':
      return functions[operand.name]();
    case 'fields': {
      const written = `${operand.of.type === 'root' ? '$' : ''}.${operand.names.join('.')}`;
      return operand.names.reduce(
        (current, name) =>
          fieldOf(current, name, scope, written, operand.position),
        valueOf(operand.of, scope),
      );
    }
    default:
      throw new TemplateError('unknown operand');
  }
}

function fieldOf(
  value: unknown,
  name: string,
  scope: Scope,
  written: string,
  position: string,
): unknown {
  const fail = (reason: string) =>
    new TemplateError(
      `template: base:${position}: executing "base" at <${written}>: ${reason}`,
    );
  if (isRecord(value)) {
    if (Object.hasOwn(value, name)) {
      return value[name];
    }
    if (scope.missing === 'error') {
      throw fail(`map has no entry for key "${name}"`);
    }
    return undefined;
  }
  if (value === undefined || value === null) {
    if (scope.missing === 'error') {
      throw fail(`nil data; no entry for key "${name}"`);
    }
    return undefined;
  }
  throw fail(`can't evaluate field ${name} in type interface {}`);
}
