import { act, screen, waitFor } from '@testing-library/react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { renderInLanguage } from '../testUtils';
import { useLanguage } from './useLanguage';

function Language() {
  const languageApi = useApi(appLanguageApiRef);
  return (
    <button onClick={() => languageApi.setLanguage('fr')}>
      {useLanguage()}
    </button>
  );
}

describe('useLanguage', () => {
  it('follows the choice of the viewer', async () => {
    renderInLanguage(<Language />);
    const button = await screen.findByRole('button', { name: 'en' });

    act(() => button.click());

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'fr' })).toBeVisible(),
    );
  });
});
