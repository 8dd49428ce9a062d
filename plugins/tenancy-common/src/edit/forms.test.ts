import fc from 'fast-check';
import { Document, isCollection, isScalar, Scalar, visit } from 'yaml';
import { readYaml } from '@socle/plugin-platform-common/documents';
import { edit } from './edit';
import { EditValue } from './types';
import { fieldOf, isEmpty, isList, isMap } from './values';

const text = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'on',
    '1e9',
    '012',
    '1:30',
    '~',
    '2027-03-31',
    '',
    ' x',
    'a: b',
    'a #b',
    '- a',
    '[',
    "it's",
    'say "hi"',
    'one\ntwo\n',
    'one\n  two',
    '\n\nlate\n\n',
    'tab\tbed',
    'a, b',
    'back\\slash',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const field = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'name', 'requests.cpu', 'app/x', 'on', '1'),
  fc.string({ minLength: 1, maxLength: 3 }),
);
const { value: anyValue } = fc.letrec<{ value: EditValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.integer({ min: -1000, max: 1000 }),
    fc.constantFrom(1.5, 0.09),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(field, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const anyMap = fc.dictionary(field, anyValue, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});

/** A value that has some of the one's parts and some of the other's. */
function mixed(
  one: EditValue,
  other: EditValue,
  choose: () => number,
): EditValue {
  if (isList(one) && isList(other)) {
    const longer = one.length > other.length ? one : other;
    return longer.flatMap((_, index) => {
      const [mine, yours] = [one[index], other[index]];
      if (mine === undefined || yours === undefined) {
        return choose() < 8 ? [mine === undefined ? yours : mine] : [];
      }
      return choose() < 8 ? [mixed(mine, yours, choose)] : [yours, mine];
    });
  }
  if (isMap(one) && isMap(other)) {
    const fields = [...Object.keys(other), ...Object.keys(one)];
    return Object.fromEntries(
      fields.flatMap(name => {
        const [mine, yours] = [fieldOf(one, name), fieldOf(other, name)];
        if (mine !== undefined && yours !== undefined) {
          return [[name, mixed(mine, yours, choose)]];
        }
        return choose() < 6 ? [[name, mine === undefined ? yours : mine]] : [];
      }),
    );
  }
  return choose() < 6 ? one : other;
}

/** A hand that writes YAML: how far it indents, where it breaks lines; by its choices brackets, quotes and comments. */
interface Hand {
  indent: number;
  indentSeq: boolean;
  lineWidth: number;
  choices: number[];
}

const anyHand: fc.Arbitrary<Hand> = fc.record({
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20),
  choices: fc.array(fc.nat(11), { minLength: 1, maxLength: 20 }),
});

function writtenBy(value: EditValue, { choices, ...options }: Hand): string {
  const document = new Document(value);
  let turn = 0;
  const next = () => {
    turn += 1;
    return choices[turn % choices.length];
  };
  visit(document, {
    Node(key, node) {
      const choice = next();
      if (isCollection(node) && key !== null) {
        node.flow = choice < 3;
      }
      if (isScalar(node) && typeof node.value === 'string') {
        const styles = [
          Scalar.PLAIN,
          Scalar.QUOTE_SINGLE,
          Scalar.QUOTE_DOUBLE,
          Scalar.BLOCK_LITERAL,
          Scalar.BLOCK_FOLDED,
        ] as const;
        node.type = key === 'key' ? undefined : styles[choice % 5];
      }
      if (choice > 8) {
        node.commentBefore = ' above';
      }
      if (choice === 7 && isScalar(node) && key !== 'key') {
        node.comment = ' behind';
      }
    },
  });
  return document.toString(options);
}

describe('edit, whoever wrote the file', () => {
  it.each([
    ['any other value', false],
    ['a value that shares parts with it', true],
  ])('brings any document to %s', (_title, isMixed) => {
    fc.assert(
      fc.property(anyMap, anyMap, anyHand, (before, other, hand) => {
        const { choices } = hand;
        let turn = 0;
        const choose = () => {
          turn += 1;
          return choices[turn % choices.length];
        };
        const after = isMixed ? mixed(before, other, choose) : other;
        fc.pre(!isEmpty(after));
        const source = writtenBy(before, hand);
        const read = readYaml(source, 'file.yaml');
        fc.pre(read.ok);
        const result = edit({
          text: source,
          file: 'file.yaml',
          changes: [{ kind: 'set', path: [], value: after }],
        });
        expect({ source, result }).toEqual({
          source,
          result: { ok: true, text: expect.any(String) },
        });
        const again = result.ok && readYaml(result.text, 'file.yaml');
        expect(again && again.ok && again.source.value).toEqual(after);
      }),
      { numRuns: 400 },
    );
  });
});
