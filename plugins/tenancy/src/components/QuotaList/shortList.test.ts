import { QuotaLine } from '@socle/plugin-tenancy-common';
import { fillOf } from '../QuotaMeter';
import { shortList } from './shortList';

const line = (resource: string, ratio = 0.2): QuotaLine => ({
  resource,
  used: String(ratio * 10),
  hard: '10',
  ratio,
});

const names = (lines: QuotaLine[]) => lines.map(({ resource }) => resource);

describe('shortList', () => {
  it('keeps compute and what is short of room, in the order given', () => {
    expect(
      names(
        shortList([
          line('configmaps'),
          line('limits.cpu'),
          line('pods'),
          line('requests.cpu'),
          line('requests.memory'),
          line('secrets', 0.95),
          line('services'),
        ]),
      ),
    ).toEqual(['pods', 'requests.cpu', 'requests.memory', 'secrets']);
  });

  it('hides nothing for the sake of one or two', () => {
    const lines = [line('pods'), line('secrets'), line('services')];

    expect(shortList(lines)).toEqual(lines);
  });

  it('shows a quota without compute whole', () => {
    const lines = ['a', 'b', 'c', 'd'].map(name => line(name));

    expect(shortList(lines)).toEqual(lines);
  });
});

describe('fillOf', () => {
  it.each<[string, string, number, string]>([
    ['0', '0', 1, 'none'],
    ['1', '0', 2, 'full'],
    ['0', '4', 0, 'room'],
    ['1900m', '2', 0.95, 'nearlyFull'],
    ['4Gi', '4Gi', 1, 'full'],
  ])('says of %s of %s used: %s is %s', (used, hard, ratio, expected) => {
    expect(fillOf({ resource: 'pods', used, hard, ratio })).toBe(expected);
  });
});
