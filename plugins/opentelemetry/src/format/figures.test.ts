import { QueryUnit } from '@socle/plugin-opentelemetry-common';
import { formatDuration, formatFigure } from './figures';

/* Which spaces a language takes is no concern of ours. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('formatFigure', () => {
  it.each<[QueryUnit, number, string, string]>([
    ['perSecond', 12.5, '12.5/s', '12,5/s'],
    ['perSecond', 1234.56, '1,230/s', '1 230/s'],
    ['perSecond', 0, '0/s', '0/s'],
    ['share', 0.00051, '0.051%', '0,051 %'],
    ['share', 1.2345, '123%', '123 %'],
    ['seconds', 0.18, '180 ms', '180 ms'],
    ['seconds', 2.5, '2.5 sec', '2,5 s'],
    ['count', 3, '3', '3'],
  ])('%s %s', (unit, value, english, french) => {
    expect(plain(formatFigure(value, unit, 'en'))).toBe(english);
    expect(plain(formatFigure(value, unit, 'fr'))).toBe(french);
  });
});

describe('formatDuration', () => {
  it.each([
    [90, '90 sec'],
    [300, '5 min'],
    [5_400, '1.5 hr'],
    [86_400, '24 hr'],
    [2_592_000, '30 days'],
  ])('%s', (seconds, text) => {
    expect(formatDuration(seconds, 'en')).toBe(text);
  });
});
