import { renderFastTemplate } from '../goTemplate/renderFastTemplate';
import { renderGoTemplate } from '../goTemplate/render';
import { isRecord } from '../objects';
import { ApplicationSet, Parameters } from './types';

/** Fills one text. */
export function renderText(
  set: ApplicationSet,
  template: string,
  parameters: Parameters,
): string {
  return set.spec.goTemplate
    ? renderGoTemplate({
        template,
        parameters,
        options: set.spec.goTemplateOptions,
      })
    : renderFastTemplate(template, parameters);
}

/** Fills every text of a value, the keys of its maps too. Without parameters everything stays as it is. */
export function renderDeep<Value>(
  set: ApplicationSet,
  value: Value,
  parameters: Parameters,
): Value {
  return (
    Object.keys(parameters).length === 0
      ? value
      : render(set, value, parameters)
  ) as Value;
}

function render(
  set: ApplicationSet,
  value: unknown,
  parameters: Parameters,
): unknown {
  if (typeof value === 'string') {
    return renderText(set, value, parameters);
  }
  if (Array.isArray(value)) {
    return value.map(item => render(set, item, parameters));
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, child]) => [
          renderText(set, key, parameters),
          render(set, child, parameters),
        ]),
      )
    : value;
}
