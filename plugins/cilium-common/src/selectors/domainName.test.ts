import { parseVersion } from '../model/version';
import { domainFault, domainMatcher } from './domainName';

const version = (text: string) => {
  const found = parseVersion(text);
  if (!found) {
    throw new Error(text);
  }
  return found;
};
const ask = (
  selector: { matchName?: string; matchPattern?: string },
  name: string,
  of = '1.20',
) =>
  domainMatcher(
    { matchName: '', matchPattern: '', ...selector },
    version(of),
  )(name);

it.each([
  ['example.com', 'example.com.', true],
  ['Example.COM', 'example.com.', true],
  ['example.com.', 'example.com.', true],
  ['example.com', 'www.example.com.', false],
])('the name %s means %s: %s', (matchName, name, expected) => {
  expect(ask({ matchName }, name)).toBe(expected);
});

it.each([
  ['*', 'example.com.', '1.20', true],
  ['*', 'a.b.c.', '1.18', true],
  ['**', 'a.b.c.', '1.20', true],
  ['*.example.com', 'www.example.com.', '1.20', true],
  ['*.example.com', 'a.www.example.com.', '1.20', false],
  ['*.example.com', 'example.com.', '1.20', false],
  ['**.example.com', 'a.www.example.com.', '1.20', true],
  ['**.example.com', 'example.com.', '1.20', false],
  ['**.example.com', 'a.www.example.com.', '1.18', false],
  ['api-*.example.com', 'api-1.example.com.', '1.20', true],
  ['api-*.example.com', 'api-.example.com.', '1.20', true],
  ['api.*.com', 'api.example.com.', '1.20', true],
  ['*.example.com', 'www.exampleXcom.', '1.20', false],
])('the pattern %s means %s in %s: %s', (matchPattern, name, of, expected) => {
  expect(ask({ matchPattern }, name, of)).toBe(expected);
});

it.each([
  [{ matchName: 'a.com', matchPattern: '' }, undefined],
  [{ matchName: '', matchPattern: '*.com' }, undefined],
  [{ matchName: 'a.com', matchPattern: '*.com' }, 'both'],
  [{ matchName: '*.com', matchPattern: '' }, 'name'],
  [{ matchName: '', matchPattern: '(a)' }, 'pattern'],
  [{ matchName: 'a'.repeat(256), matchPattern: '' }, 'length'],
])('what is wrong with %j is %s', (selector, fault) => {
  expect(domainFault(selector)).toBe(fault);
});
