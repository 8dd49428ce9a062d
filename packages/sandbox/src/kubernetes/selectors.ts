import { at, isRecord, listOf, recordsOf, stringOf } from './json';
import { labelValueProblems, qualifiedNameProblems } from './names';
import { Resource } from './resources';
import { badRequest } from './status';
import { KubernetesObject } from './types';

/** Whether an object is selected. */
export type Matcher = (object: KubernetesObject) => boolean;

type Operator = 'in' | 'notin' | '=' | '!=' | 'exists' | '!' | 'gt' | 'lt';

interface Requirement {
  key: string;
  operator: Operator;
  values: string[];
}

const punctuation = /^(==|!=|=|!|\(|\)|,|>|<)/;

interface Token {
  text: string;
  word: boolean;
}

function tokensOf(selector: string): Token[] {
  const tokens: Token[] = [];
  let rest = selector.trimStart();
  while (rest) {
    const mark = punctuation.exec(rest)?.[0];
    const text = mark ?? /^[^\s=!(),<>]+/.exec(rest)?.[0] ?? rest[0];
    tokens.push({ text, word: mark === undefined });
    rest = rest.slice(text.length).trimStart();
  }
  return tokens;
}

class LabelSelectorParser {
  readonly #tokens: Token[];
  #position = 0;

  constructor(selector: string) {
    this.#tokens = tokensOf(selector);
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    const first = this.#peek();
    if (first && !first.word && first.text !== '!') {
      throw new Error(
        `found '${first.text}', expected: !, identifier, or 'end of string'`,
      );
    }
    while (this.#position < this.#tokens.length) {
      requirements.push(this.#checkedRequirement());
      const separator = this.#next();
      if (separator === undefined) {
        break;
      }
      if (separator.text !== ',') {
        throw new Error(
          `found '${separator.text}', expected: ',' or 'end of string'`,
        );
      }
      if (!this.#peek()?.word && this.#peek()?.text !== '!') {
        throw new Error(
          `found '${this.#peek()?.text ?? ''}', expected: identifier after ','`,
        );
      }
    }
    return requirements;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#position];
    this.#position += 1;
    return token;
  }

  #checkedRequirement(): Requirement {
    try {
      return this.#requirement();
    } catch (error) {
      const why = error instanceof Error ? error.message : error;
      throw new Error(`unable to parse requirement: ${why}`);
    }
  }

  #requirement(): Requirement {
    let first = this.#next();
    const negated = first?.text === '!';
    if (negated) {
      first = this.#next();
    }
    if (!first?.word) {
      throw new Error(`found '${first?.text ?? ''}', expected: identifier`);
    }
    const key = first.text;
    const problems = qualifiedNameProblems(key);
    if (problems.length) {
      throw new Error(`<nil>: Invalid value: "${key}": ${problems.join('; ')}`);
    }
    const operator = this.#peek();
    if (negated || !operator || operator.text === ',') {
      return { key, operator: negated ? '!' : 'exists', values: [] };
    }
    this.#position += 1;
    switch (operator.text) {
      case '=':
      case '==':
        return { key, operator: '=', values: [this.#value(key)] };
      case '!=':
        return { key, operator: '!=', values: [this.#value(key)] };
      case '>':
      case '<':
        return {
          key,
          operator: operator.text === '>' ? 'gt' : 'lt',
          values: [this.#value(key)],
        };
      case 'in':
      case 'notin':
        return { key, operator: operator.text, values: this.#values(key) };
      default:
        throw new Error(
          `found '${operator.text}', expected: in, notin, =, ==, !=, gt, lt`,
        );
    }
  }

  #value(key: string): string {
    const token = this.#peek();
    if (!token || token.text === ',') {
      return '';
    }
    this.#position += 1;
    if (!token.word) {
      throw new Error(`found '${token.text}', expected: identifier`);
    }
    return this.#checked(key, token.text);
  }

  #values(key: string): string[] {
    const open = this.#next();
    if (open?.text !== '(') {
      throw new Error(`found '${open?.text ?? ''}' expected: '('`);
    }
    const values: string[] = [];
    let expectsValue = true;
    for (;;) {
      const token = this.#next();
      if (!token) {
        throw new Error("found '', expected: ',' or ')'");
      }
      if (token.text === ')') {
        if (expectsValue) {
          values.push('');
        }
        return values;
      }
      if (token.text === ',') {
        if (expectsValue) {
          values.push('');
        }
        expectsValue = true;
      } else if (token.word && expectsValue) {
        values.push(this.#checked(key, token.text));
        expectsValue = false;
      } else {
        throw new Error(`found '${token.text}', expected: ',' or ')'`);
      }
    }
  }

  #checked(key: string, value: string): string {
    const problems = labelValueProblems(value);
    if (problems.length) {
      throw new Error(
        `values[0][${key}]: Invalid value: "${value}": ${problems.join('; ')}`,
      );
    }
    return value;
  }
}

function meets(
  labels: Record<string, unknown>,
  requirement: Requirement,
): boolean {
  const value = stringOf(labels[requirement.key]);
  switch (requirement.operator) {
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case '=':
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case '!=':
    case 'notin':
      return value === undefined || !requirement.values.includes(value);
    default: {
      const left = Number(value);
      const right = Number(requirement.values[0]);
      return (
        value !== undefined &&
        (requirement.operator === 'gt' ? left > right : left < right)
      );
    }
  }
}

/** Reads a label selector of a query (`app=web,tier in (a,b),!old`). Throws a 400 in the API server's words. */
export function parseLabelSelector(selector: string): Matcher {
  let requirements: Requirement[];
  try {
    requirements = new LabelSelectorParser(selector).parse();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest(why);
  }
  return object => {
    const labels = object.metadata.labels ?? {};
    return requirements.every(requirement => meets(labels, requirement));
  };
}

/** Whether the labels meet a `LabelSelector` object, as workloads carry it. An empty one meets all, none meets none. */
export function matchesLabelSelector(
  selector: unknown,
  labels: Record<string, unknown> | undefined,
): boolean {
  if (!isRecord(selector)) {
    return false;
  }
  const own = labels ?? {};
  const equal = Object.entries(
    isRecord(selector.matchLabels) ? selector.matchLabels : {},
  ).every(([key, value]) => own[key] === value);
  return (
    equal &&
    recordsOf(selector.matchExpressions).every(expression => {
      const operator = stringOf(expression.operator);
      const words: Record<string, Operator> = {
        In: 'in',
        NotIn: 'notin',
        Exists: 'exists',
        DoesNotExist: '!',
      };
      return (
        operator !== undefined &&
        operator in words &&
        meets(own, {
          key: String(expression.key),
          operator: words[operator],
          values: listOf(expression.values).map(String),
        })
      );
    })
  );
}

/** A field's value as field selectors compare it: always a string, empty where the field is absent. */
function fieldValue(object: KubernetesObject, field: string): string {
  if (field === 'source') {
    return String(
      at(object, 'source', 'component') ||
        stringOf(object.reportingComponent) ||
        '',
    );
  }
  const value = at(object, ...field.split('.'));
  if (value !== undefined && value !== null) {
    return String(value);
  }
  return field === 'spec.unschedulable' || field === 'spec.hostNetwork'
    ? 'false'
    : '';
}

function unsupportedField(resource: Resource, field: string): Error {
  switch (resource.selectorWording) {
    case 'label':
      return badRequest(`field label not supported: ${field}`);
    case 'kind':
      return badRequest(
        `field label "${field}" not supported for ${resource.kind}`,
      );
    default:
      return badRequest(
        `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
      );
  }
}

/** Splits at commas that no backslash escapes. */
function termsOf(selector: string): string[] {
  return selector
    .split(/(?<!\\),/)
    .map(term => term.trim())
    .filter(term => term !== '');
}

/** Reads a field selector (`status.phase!=Running,metadata.name=web`). Throws a 400 in the API server's words. */
export function parseFieldSelector(
  selector: string,
  resource: Resource,
): Matcher {
  const supported = new Set([
    'metadata.name',
    ...(resource.namespaced || !resource.custom ? ['metadata.namespace'] : []),
    ...resource.selectableFields,
  ]);
  const requirements = termsOf(selector).map(term => {
    const match = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
    if (!match) {
      throw badRequest(
        `invalid selector: '${selector}'; can't understand '${term}'`,
      );
    }
    const [, field, operator, value] = match;
    if (!supported.has(field)) {
      throw unsupportedField(resource, field);
    }
    return {
      field,
      equal: operator !== '!=',
      value: value.replace(/\\([\\,=])/g, '$1'),
    };
  });
  return object =>
    requirements.every(
      ({ field, equal, value }) =>
        (fieldValue(object, field) === value) === equal,
    );
}

/** Both selectors of a request; absent ones select everything. */
export function parseSelectors(
  resource: Resource,
  selectors: { labelSelector?: string; fieldSelector?: string },
): Matcher {
  const byLabel = selectors.labelSelector
    ? parseLabelSelector(selectors.labelSelector)
    : undefined;
  const byField = selectors.fieldSelector
    ? parseFieldSelector(selectors.fieldSelector, resource)
    : undefined;
  return object => (byLabel?.(object) ?? true) && (byField?.(object) ?? true);
}
