/**
 * What a value is.
 *
 * @public
 */
export const typeNames = {
  list: 'a list',
  map: 'a map',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  nothing: 'nothing',
} as const;
