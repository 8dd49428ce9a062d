/** A template that cannot be parsed or rendered, in the words of Go's text/template. */
export class TemplateError extends Error {
  readonly name = 'TemplateError';
}
