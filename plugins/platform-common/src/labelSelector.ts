/**
 * One requirement of a Kubernetes label selector.
 *
 * @public
 */
export type LabelRequirement =
  | { key: string; operator: 'in' | 'notin'; values: string[] }
  | { key: string; operator: 'exists' | 'absent' };

/**
 * What reading a label selector gave.
 *
 * @public
 */
export type LabelSelectorResult =
  | {
      valid: true;
      requirements: LabelRequirement[];
      /** The same selector in one spelling, safe to hand to the API server: `app=checkout,tier in (api,web)`. */
      canonical: string;
    }
  | { valid: false; message: string };

const maximumLength = 1024;

/* A label's name: 63 characters, alphanumeric at both ends (Kubernetes' "Labels and Selectors", "Syntax and character
   set"). */
const namePattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const prefixPattern =
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const setPattern = /^(?<key>\S+)\s+(?<operator>in|notin)\s*\((?<values>.*)\)$/;
const equalityPattern =
  /^(?<key>[^\s=!]+)\s*(?<operator>==?|!=)\s*(?<value>\S*)$/;

/**
 * Reads a label selector in the grammar of `kubectl --selector`: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`,
 * `a`, `!a`, joined by commas, all of which must hold. An empty selector is refused: it would select everything.
 *
 * Never throws. Source of the rules: Kubernetes' reference "Labels and Selectors".
 *
 * @public
 */
export function parseLabelSelector(selector: string): LabelSelectorResult {
  if (selector.length > maximumLength) {
    return {
      valid: false,
      message: `a label selector has at most ${maximumLength} characters`,
    };
  }
  const requirements: LabelRequirement[] = [];
  for (const part of splitOutsideParentheses(selector)) {
    const requirement = parseRequirement(part.trim());
    if (typeof requirement === 'string') {
      return { valid: false, message: requirement };
    }
    requirements.push(requirement);
  }
  return {
    valid: true,
    requirements,
    canonical: requirements.map(formatRequirement).join(','),
  };
}

/**
 * Whether labels meet every requirement. As in Kubernetes, `notin` and `!=` also hold where the label is not there.
 *
 * @public
 */
export function matchesLabels(options: {
  requirements: readonly LabelRequirement[];
  labels: Readonly<Record<string, string>> | undefined;
}): boolean {
  const labels = new Map(Object.entries(options.labels ?? {}));
  return options.requirements.every(requirement => {
    const value = labels.get(requirement.key);
    switch (requirement.operator) {
      case 'in':
        return value !== undefined && requirement.values.includes(value);
      case 'notin':
        return value === undefined || !requirement.values.includes(value);
      case 'exists':
        return value !== undefined;
      case 'absent':
        return value === undefined;
      default:
        return unreachable(requirement);
    }
  });
}

/**
 * Whether a value can stand in a label: empty, or up to 63 characters of letters, digits, `-`, `_` and `.` with a letter
 * or digit at both ends.
 *
 * @public
 */
export function isLabelValue(value: string): boolean {
  return value === '' || namePattern.test(value);
}

function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  return slash === -1
    ? namePattern.test(key)
    : prefixPattern.test(key.slice(0, slash)) &&
        namePattern.test(key.slice(slash + 1));
}

function splitOutsideParentheses(selector: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of selector) {
    depth += Number(character === '(') - Number(character === ')');
    if (character === ',' && depth === 0) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}

/** The requirement, or a sentence's end that says what is wrong with it. */
function parseRequirement(text: string): LabelRequirement | string {
  const set = setPattern.exec(text)?.groups;
  if (set) {
    const values = set.values.split(',').map(value => value.trim());
    return checked({
      key: set.key,
      operator: set.operator === 'in' ? 'in' : 'notin',
      values: [...new Set(values)].sort(),
    });
  }
  const equality = equalityPattern.exec(text)?.groups;
  if (equality) {
    return checked({
      key: equality.key,
      operator: equality.operator === '!=' ? 'notin' : 'in',
      values: [equality.value],
    });
  }
  return text.startsWith('!')
    ? checked({ key: text.slice(1).trim(), operator: 'absent' })
    : checked({ key: text, operator: 'exists' });
}

function checked(requirement: LabelRequirement): LabelRequirement | string {
  if (!isLabelKey(requirement.key)) {
    return `"${requirement.key}" is no label key`;
  }
  const wrong =
    'values' in requirement
      ? requirement.values.find(value => !isLabelValue(value))
      : undefined;
  return wrong === undefined ? requirement : `"${wrong}" is no label value`;
}

function formatRequirement(requirement: LabelRequirement): string {
  const { key } = requirement;
  switch (requirement.operator) {
    case 'in':
      return requirement.values.length === 1
        ? `${key}=${requirement.values[0]}`
        : `${key} in (${requirement.values.join(',')})`;
    case 'notin':
      return requirement.values.length === 1
        ? `${key}!=${requirement.values[0]}`
        : `${key} notin (${requirement.values.join(',')})`;
    case 'exists':
      return key;
    case 'absent':
      return `!${key}`;
    default:
      return unreachable(requirement);
  }
}

function unreachable(requirement: never): never {
  throw new Error(`Not a label requirement: ${JSON.stringify(requirement)}`);
}
