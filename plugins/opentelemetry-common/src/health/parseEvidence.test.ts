import { stringify } from 'yaml';
import { parseEvidence } from './parseEvidence';
import { evidenceOf } from './__testUtils__/evidence';

describe('parseEvidence', () => {
  it.each([
    ['YAML', stringify(evidenceOf())],
    ['JSON', JSON.stringify(evidenceOf())],
  ])('reads %s', (_title, text) => {
    expect(parseEvidence(text, 'a.yaml')).toMatchObject({
      ok: true,
      value: evidenceOf(),
    });
  });

  it.each([
    ['nothing', '', 'The file is empty.'],
    [
      'another kind',
      stringify({ ...evidenceOf(), kind: 'Pod' }),
      'kind is "Pod".',
    ],
    [
      'a moment that is none',
      stringify({ ...evidenceOf(), now: 'soon' }),
      '"soon" is not a moment.',
    ],
    [
      'a day that is none',
      stringify({ ...evidenceOf(), now: '2026-02-30T99:00:00Z' }),
      '"2026-02-30T99:00:00Z" is not in the calendar.',
    ],
    [
      'a field that is none',
      stringify({ ...evidenceOf(), source: [] }),
      'source is not a field.',
    ],
  ])('refuses %s', (_title, text, message) => {
    expect(
      parseEvidence(text, 'a.yaml').findings.map(found => found.message),
    ).toContain(message);
  });
});
