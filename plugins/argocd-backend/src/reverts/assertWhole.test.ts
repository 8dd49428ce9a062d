import { outsideOf } from './assertWhole';

it.each([
  ['resources: [../base, ./x.yaml, ../../shared/]', ['deploy/base', 'shared']],
  ['patches: [{path: ../patch.yaml}]', ['deploy/patch.yaml']],
  ['resources: [../../../up, ../prod/x.yaml]', []],
  ['resources: [https://example.com/../x]', []],
  [': not yaml [', []],
  [undefined, []],
])('knows what %s takes from outside', (text, expected) => {
  expect(outsideOf('deploy/prod', text)).toEqual(expected);
});
