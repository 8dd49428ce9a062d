import { say } from '@socle/plugin-platform-common';
import { causes } from '../messages/en/causes';
import { reasons } from '../messages/en/reasons';
import { remedies } from '../messages/en/remedies';
import { examples } from './__testUtils__/examples';
import { explainDelivery } from './explainDelivery';
import { gatherEvidence } from './gatherEvidence';
import { Step } from './types';

const all = examples();

describe.each(all.map(example => [example.title, example] as const))(
  '%s',
  (_title, example) => {
    const [evidence] = gatherEvidence({
      documents: example.documents,
      now: new Date(example.now ?? '2026-03-10T10:00:00Z'),
    }).evidence;
    const explanation = explainDelivery(evidence);

    it('is explained', () => {
      expect({
        verdict: explanation.verdict.verdict,
        reason: explanation.verdict.reason.code,
        cause: explanation.cause,
        chain: example.chain && explanation.steps.map(linkOf),
        others: explanation.others.map(({ code }) => code),
      }).toEqual({
        verdict: example.verdict,
        reason: example.reason,
        cause: example.cause,
        chain: example.chain,
        others: example.others ?? [],
      });
    });

    it('is said in words without a hole', () => {
      const { cause, verdict, others } = explanation;
      const said = [
        say(reasons, verdict.reason),
        ...[...others, ...(cause ? [cause] : [])].flatMap(found => [
          say(causes, found),
          say(remedies, found),
        ]),
      ];
      expect(said.filter(text => /\{\{|^\w+$/.test(text))).toEqual([]);
    });
  },
);

it('has an example of each cause', () => {
  const shown = new Set(
    all.flatMap(({ cause, others = [] }) => [cause?.code, ...others]),
  );
  expect(Object.keys(causes).filter(code => !shown.has(code))).toEqual([]);
});

function linkOf({ kind, subject, container, status }: Step): string {
  return [
    kind,
    subject && `${subject.kind}/${subject.name}`,
    container && `(${container})`,
    status,
  ]
    .filter(Boolean)
    .join(' ');
}
