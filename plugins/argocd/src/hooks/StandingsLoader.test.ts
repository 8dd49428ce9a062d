import { EntityStanding } from '@socle/plugin-argocd-common';
import { standingOf } from '../__fixtures__/standings';
import { StandingsLoader } from './StandingsLoader';

const asked: string[][] = [];
const loaderOf = (
  answer: (entityRef: string) => EntityStanding | null,
): StandingsLoader =>
  new StandingsLoader({
    async getStandings(entityRefs) {
      asked.push(entityRefs);
      return entityRefs.map(answer);
    },
  });

const refs = (count: number) =>
  Array.from({ length: count }, (_, index) => `component:default/c${index}`);

beforeEach(() => {
  asked.length = 0;
});

describe('StandingsLoader', () => {
  it('asks for all that is wanted at once by one request', async () => {
    const failing = standingOf('failing');
    const loader = loaderOf(ref => (ref.endsWith('c1') ? failing : null));

    const standings = await Promise.all(refs(3).map(ref => loader.load(ref)));

    expect(standings).toEqual([null, failing, null]);
    expect(asked).toEqual([refs(3)]);
  });

  it('asks for no more at once than the backend takes', async () => {
    const loader = loaderOf(() => null);

    await Promise.all(refs(230).map(ref => loader.load(ref)));

    expect(asked.map(({ length }) => length)).toEqual([100, 100, 30]);
  });

  it('fails for all that were in the request', async () => {
    const loader = new StandingsLoader({
      getStandings: () => Promise.reject(new Error('Out of order')),
    });

    const answers = await Promise.allSettled(
      refs(2).map(ref => loader.load(ref)),
    );

    expect(answers.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
  });
});
