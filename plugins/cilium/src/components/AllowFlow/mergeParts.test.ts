import { ProposalPart } from '@socle/plugin-cilium-common';
import { proposal } from '../../__fixtures__/refusals';
import { mergeParts } from './mergeParts';

const [own, other] = proposal.parts;

it.each<[string, ProposalPart[], number]>([
  ['both ends of one owner are one', [own, { ...own, side: 'ingress' }], 1],
  ['two owners are two', [own, other], 2],
  [
    'what needs nothing is told for each end',
    [
      { ...own, state: 'not-needed' },
      { ...own, side: 'ingress', state: 'not-needed' },
    ],
    2,
  ],
  [
    'what needs nothing stays apart from what does',
    [own, { ...own, side: 'ingress', state: 'not-needed' }],
    2,
  ],
])('%s', (_, parts, count) => {
  expect(mergeParts(parts)).toHaveLength(count);
});

it('has what is in both once, and what is in one as well', () => {
  const [merged] = mergeParts([
    own,
    { ...own, side: 'ingress', cautions: ['morePods', 'opensWorld'] },
  ]);

  expect(merged.files).toEqual(own.files);
  expect(merged.cautions).toEqual(['morePods', 'opensWorld']);
});
