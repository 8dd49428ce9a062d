import { applicationVerdict } from '../verdict/applicationVerdict';
import { examples } from './__testUtils__/examples';
import { explainDelivery } from './explainDelivery';
import { gatherEvidence } from './gatherEvidence';
import { isSilent, withTrouble } from './withTrouble';

const evidenceOf = (name: string) => {
  const example = examples().find(one => one.name === name);
  const [evidence] = gatherEvidence({
    documents: example?.documents ?? [],
    now: new Date('2026-03-10T10:00:00Z'),
  }).evidence;
  return evidence;
};

describe('withTrouble', () => {
  it.each([['progressing-crash-loop'], ['pod-image-not-found']])(
    'says of %s by itself what its explanation says',
    name => {
      const evidence = evidenceOf(name);
      const { cause } = explainDelivery(evidence);
      const known = withTrouble(evidence);

      expect(isSilent(evidence.application)).toBe(true);
      expect(cause).toBeDefined();
      expect(applicationVerdict(known)).toMatchObject({
        verdict: 'failing',
        cause,
      });
      expect(isSilent(known)).toBe(true);
      expect(withTrouble({ ...evidence, application: known })).toEqual(known);
    },
  );

  it.each([
    ['one that is delivered', 'delivered'],
    ['one whose sync says what is wrong', 'apply-gatekeeper'],
    ['a pod that may yet find a node', 'pod-unschedulable'],
  ])('leaves %s as it is', (_story, name) => {
    const evidence = evidenceOf(name);
    expect(withTrouble(evidence)).toBe(evidence.application);
  });

  it('takes back what its objects no longer tell', () => {
    const evidence = evidenceOf('progressing-crash-loop');
    expect(
      withTrouble({
        ...evidence,
        application: withTrouble(evidence),
        objects: [],
      }),
    ).toEqual(evidence.application);
  });
});
