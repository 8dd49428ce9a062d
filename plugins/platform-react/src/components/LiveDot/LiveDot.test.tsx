import { screen, waitFor } from '@testing-library/react';
import { renderInLanguage, violations } from '../../testUtils';
import { LiveDot, LiveState } from '.';

describe('LiveDot', () => {
  it.each<[LiveState, 'en' | 'fr', string]>([
    ['live', 'en', 'Live'],
    ['reconnecting', 'en', 'Reconnecting'],
    ['stale', 'en', 'Stale'],
    ['live', 'fr', 'En direct'],
    ['reconnecting', 'fr', 'Reconnexion'],
    ['stale', 'fr', 'Périmé'],
  ])('says %s in %s', async (state, language, word) => {
    const { container } = renderInLanguage(<LiveDot state={state} />, language);

    await waitFor(() => expect(screen.getByText(word)).toHaveRole('status'));
    expect(await violations(container)).toEqual([]);
  });

  it('says as of when the data is', async () => {
    renderInLanguage(
      <LiveDot state="stale" observedAt={new Date().toISOString()} />,
    );

    await waitFor(() =>
      expect(screen.getByRole('status').title).toMatch(
        /^This is the last known state, as of \d\d:\d\d\.$/,
      ),
    );
  });
});
