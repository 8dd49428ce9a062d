import { duplicateFields } from './duplicateFields';

describe('fields that come twice', () => {
  it.each<[string, string[]]>([
    ['{"a":1}', []],
    ['{"a":1,"a":2}', ['a']],
    ['{ "a" : 1 , "b" : 2 , "a" : 3 , "a" : 4 }', ['a']],
    ['{"spec":{"size":1,"size":2},"size":3}', ['spec.size']],
    ['{"list":[{"a":1},{"a":1,"a":1}]}', ['list[1].a']],
    ['{"a\\"b":1,"a\\u0022b":2}', ['a"b']],
    ['{"text":"{\\"a\\":1,\\"a\\":2}","n":[],"o":{},"x":null}', []],
    ['[true,false,-1.5e3]', []],
    ['"a"', []],
  ])('of %s are %j', (text, paths) => {
    expect(duplicateFields(text)).toEqual(paths);
  });
});
