import { timeTicks } from './timeTicks';

const at = (text: string) => Date.parse(text) / 1_000;
const clock = (seconds: number) =>
  new Date(seconds * 1_000).toISOString().slice(5, 16);

describe('timeTicks', () => {
  it.each([
    [
      'three hours, by the half hour',
      '2026-03-10T21:10:00Z',
      0,
      ['21:30', '22:00', '22:30', '23:00', '23:30', '00:00'],
    ],
    [
      'a zone that is half an hour off',
      '2026-03-10T21:10:00Z',
      5.5 * 3_600,
      ['21:30', '22:00', '22:30', '23:00', '23:30', '00:00'],
    ],
  ])('%s', (_, from, zone, expected) => {
    const start = at(from);
    expect(
      timeTicks({ from: start, to: start + 10_800, zone, maximum: 7 })
        .map(clock)
        .map(text => text.slice(6)),
    ).toEqual(expected);
  });

  it('begins days at the midnight of the viewer', () => {
    const start = at('2026-03-10T21:10:00Z');
    expect(
      timeTicks({
        from: start,
        to: start + 604_800,
        zone: 3_600,
        maximum: 7,
      }).map(clock),
    ).toEqual([
      '03-10T23:00',
      '03-11T23:00',
      '03-12T23:00',
      '03-13T23:00',
      '03-14T23:00',
      '03-15T23:00',
      '03-16T23:00',
    ]);
  });
});
