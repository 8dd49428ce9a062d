import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInLanguage, violations } from '../../testUtils';
import { EmptyState } from '.';

const snippet = { language: 'yaml', text: 'spec:\n  system: payments\n' };

describe('EmptyState', () => {
  it('says what there is none of, why, and what comes next', async () => {
    const { container } = renderInLanguage(
      <EmptyState
        title="This component belongs to no tenant."
        description="Its `spec.system` names no system of type tenant."
        snippet={snippet}
        action={<a href="/create">Create tenant</a>}
      />,
    );

    await waitFor(() =>
      expect(
        screen.getByText('This component belongs to no tenant.'),
      ).toBeVisible(),
    );
    expect(container.querySelector('pre')?.textContent).toBe(snippet.text);
    expect(screen.getByRole('link', { name: 'Create tenant' })).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('copies the snippet whole, and says so', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderInLanguage(<EmptyState title="None." snippet={snippet} />, 'fr');

    await user.click(await screen.findByRole('button', { name: 'Copier' }));

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Copié' })).toBeVisible(),
    );
    expect(write).toHaveBeenCalledWith(snippet.text);
  });
});
