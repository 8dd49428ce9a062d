import { RE2JS } from 're2js';
import { HttpRule } from '../model/policy';
import { isExpression } from '../parse/l7';

/** Whether a whole text is one that an expression means. */
type Expression = (text: string) => boolean;

/** The expressions of a rule, each made ready once. Undefined where nothing is asked, or what is asked is no expression. */
interface Expressions {
  method: Expression | undefined;
  path: Expression | undefined;
  host: Expression | undefined;
}

const known = new WeakMap<HttpRule, Expressions>();

/** What a rule asks of a request's method, path and host, ready to be asked. */
export function expressionsOf(rule: HttpRule): Expressions {
  const found = known.get(rule);
  if (found) {
    return found;
  }
  const made = {
    method: expressionOf(rule.method),
    path: expressionOf(rule.pathPattern),
    host: expressionOf(rule.host),
  };
  known.set(rule, made);
  return made;
}

/* Characters that stand for themselves. */
const plain = /^[-\w/ %~:@,;&=!"'<>#]*$/;
const everyRest = '.*';

/**
 * An expression of RE2 that has to match the whole of a text, in time that grows with the text's length only. What most policies
 * write, a plain text or one with `.*` behind it, needs no automaton.
 */
export function expressionOf(
  expression: string | undefined,
): Expression | undefined {
  if (expression === undefined) {
    return undefined;
  }
  if (plain.test(expression)) {
    return text => text === expression;
  }
  const start = expression.slice(0, -everyRest.length);
  if (expression.endsWith(everyRest) && plain.test(start)) {
    // The point means every character but the end of a line.
    return text => text.startsWith(start) && !text.includes('\n', start.length);
  }
  if (!isExpression(expression)) {
    return undefined;
  }
  const automaton = RE2JS.compile(expression);
  return text => automaton.matches(text);
}
