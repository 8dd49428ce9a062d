import { alertMarks, deployMarks } from './marks';

const at = (text: string) => Date.parse(text) / 1_000;
const range = {
  from: at('2026-03-10T20:00:00Z'),
  to: at('2026-03-10T22:00:00Z'),
};

const deploy = (time: string, revision?: string) => ({
  at: `2026-03-10T${time}:00Z`,
  application: 'payments.prod.checkout',
  environment: 'prod',
  ...(revision && { revision }),
});

describe('deployMarks', () => {
  it('has those within the range, the oldest first, without words that would overlap', () => {
    expect(
      deployMarks(
        [
          deploy('21:30', '1.4.4'),
          deploy('21:05'),
          deploy('21:00', '1.4.3'),
          deploy('19:00', '1.4.2'),
        ],
        range,
      ),
    ).toEqual([
      { at: at('2026-03-10T21:00:00Z'), label: '1.4.3', shownLabel: '1.4.3' },
      { at: at('2026-03-10T21:05:00Z'), label: 'payments.prod.checkout' },
      { at: at('2026-03-10T21:30:00Z'), label: '1.4.4', shownLabel: '1.4.4' },
    ]);
  });
});

describe('alertMarks', () => {
  it.each([
    ['still fires', '21:00', undefined, ['21:00', '22:00']],
    ['began before', '19:00', '20:30', ['20:00', '20:30']],
    ['was over before', '18:00', '19:00', undefined],
  ])('of one that %s', (_, from, to, expected) => {
    expect(
      alertMarks(
        [
          {
            name: 'Burns',
            from: `2026-03-10T${from}:00Z`,
            ...(to && { to: `2026-03-10T${to}:00Z` }),
          },
        ],
        range,
      ),
    ).toEqual(
      expected
        ? [
            {
              label: 'Burns',
              from: at(`2026-03-10T${expected[0]}:00Z`),
              to: at(`2026-03-10T${expected[1]}:00Z`),
            },
          ]
        : [],
    );
  });
});
