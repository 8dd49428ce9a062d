import { readExemplars } from './exemplars';

const trace = '0af7651916cd43dd8448eb211c80319c';
const exemplar = (
  labels: Record<string, string>,
  value: unknown,
  timestamp: unknown = 1_800_000_000,
) => ({ seriesLabels: {}, exemplars: [{ labels, value, timestamp }] });

it('has the slowest first, in seconds, each with its trace', () => {
  expect(
    readExemplars(
      [
        exemplar({ trace_id: trace }, '120'),
        exemplar({ traceID: trace.slice(16) }, '2400'),
      ],
      'ms',
    ),
  ).toEqual([
    { at: '2027-01-15T08:00:00.000Z', value: 2.4, traceId: trace.slice(16) },
    { at: '2027-01-15T08:00:00.000Z', value: 0.12, traceId: trace },
  ]);
});

it.each([
  ['no trace', exemplar({}, '1')],
  ['a trace that is an address', exemplar({ trace_id: '../../admin' }, '1')],
  ['no number', exemplar({ trace_id: trace }, 'NaN')],
  ['no moment', exemplar({ trace_id: trace }, '1', 'soon')],
  ['nothing', undefined],
  ['a list that is none', { exemplars: 7 }],
])('leaves out what has %s', (_story, entry) => {
  expect(readExemplars([entry], 's')).toEqual([]);
});
