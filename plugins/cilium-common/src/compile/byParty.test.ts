import { pod } from '../__testUtils__/documents';
import { ByParty } from './byParty';
import { compile } from './compile';

const [party] = [compile({ policies: [] }).party(pod('shop', 'cart'))];
const at = (index: number) => ({ ...party, index });

it('keeps one thing for each party, in whatever order they come', () => {
  const kept = new ByParty<string>();
  const indexes = [0, 5, 3, 70, 5_000, 200, 64, 199];
  indexes.forEach(index => kept.set(at(index), `${index}`));
  expect(indexes.map(index => kept.get(at(index)))).toEqual(
    indexes.map(String),
  );
  expect([1, 4, 4_999, 9_000].map(index => kept.get(at(index)))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('keeps nothing for those that are not kept themselves', () => {
  const kept = new ByParty<string>();
  kept.set(at(-1), 'a');
  expect(kept.get(at(-1))).toBeUndefined();
});
