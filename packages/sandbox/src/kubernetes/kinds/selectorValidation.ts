import { FieldError, invalid, required, unsupported } from '../invalid';
import {
  isRecord,
  JsonRecord,
  listOf,
  recordOf,
  recordsOf,
  sameJson,
} from '../json';
import { labelErrors } from '../names';
import { matchesLabelSelector } from '../selectors';

function isEmptySelector(selector: JsonRecord): boolean {
  return (
    Object.keys(recordOf(selector.matchLabels)).length === 0 &&
    listOf(selector.matchExpressions).length === 0
  );
}

/** What is wrong with a label selector. */
export function labelSelectorErrors(
  selector: JsonRecord,
  path: string,
): FieldError[] {
  const errors = labelErrors(
    recordOf(selector.matchLabels),
    `${path}.matchLabels`,
  );
  recordsOf(selector.matchExpressions).forEach((expression, index) => {
    const place = `${path}.matchExpressions[${index}]`;
    const values = listOf(expression.values);
    switch (expression.operator) {
      case 'In':
      case 'NotIn':
        if (values.length === 0) {
          errors.push(
            required(
              `${place}.values`,
              "must be specified when `operator` is 'In' or 'NotIn'",
            ),
          );
        }
        break;
      case 'Exists':
      case 'DoesNotExist':
        if (values.length > 0) {
          errors.push({
            field: `${place}.values`,
            reason: 'FieldValueForbidden',
            detail:
              "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          });
        }
        break;
      default:
        errors.push(
          invalid(
            `${place}.operator`,
            expression.operator ?? '',
            'not a valid selector operator',
          ),
        );
    }
  });
  return errors;
}

/** What is wrong with the selector of a workload and the labels of its template. */
export function workloadSelectorErrors(
  spec: JsonRecord,
  kind: string,
): FieldError[] {
  const { selector } = spec;
  if (!isRecord(selector)) {
    return [required('spec.selector')];
  }
  const errors = labelSelectorErrors(selector, 'spec.selector');
  if (isEmptySelector(selector)) {
    errors.push(
      invalid(
        'spec.selector',
        selector,
        `empty selector is invalid for ${kind}`,
      ),
    );
  }
  return errors;
}

/** The template's labels must meet the workload's selector. */
export function templateLabelErrors(spec: JsonRecord): FieldError[] {
  const { selector } = spec;
  const { labels } = recordOf(recordOf(spec.template).metadata);
  const meets =
    isRecord(selector) &&
    (isEmptySelector(selector) ||
      matchesLabelSelector(selector, recordOf(labels)));
  return meets
    ? []
    : [
        invalid(
          'spec.template.metadata.labels',
          labels,
          '`selector` does not match template `labels`',
        ),
      ];
}

/** A workload's selector never changes. */
export function immutableSelectorErrors(
  spec: JsonRecord,
  old: JsonRecord,
): FieldError[] {
  return sameJson(spec.selector, old.selector)
    ? []
    : [invalid('spec.selector', spec.selector, 'field is immutable')];
}

/** A number that must not be negative. */
export function negativeErrors(value: unknown, path: string): FieldError[] {
  return typeof value === 'number' && value < 0
    ? [invalid(path, value, 'must be greater than or equal to 0')]
    : [];
}

/** A value that must be one of a few. */
export function choiceErrors(
  value: unknown,
  path: string,
  choices: string[],
): FieldError[] {
  return value === undefined || choices.includes(String(value))
    ? []
    : [unsupported(path, value, choices)];
}
