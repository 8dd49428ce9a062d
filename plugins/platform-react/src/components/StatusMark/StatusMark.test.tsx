import { screen, waitFor } from '@testing-library/react';
import { StatusLevel } from '@socle/plugin-platform-common';
import { renderInLanguage, violations } from '../../testUtils';
import { StatusMark } from '.';

const levels: StatusLevel[] = ['ok', 'warning', 'error', 'unknown'];

describe('StatusMark', () => {
  it('has a word and a shape of its own for each level', async () => {
    const { container } = renderInLanguage(
      <>
        {levels.map(level => (
          <StatusMark key={level} level={level} />
        ))}
      </>,
    );

    for (const word of ['OK', 'Warning', 'Error', 'Unknown']) {
      await waitFor(() => expect(screen.getByText(word)).toBeVisible());
    }
    const shapes = [...container.querySelectorAll('svg')].map(
      shape => shape.innerHTML,
    );
    expect(new Set(shapes).size).toBe(4);
    expect(await violations(container)).toEqual([]);
  });

  it('says that the level is an old one', async () => {
    renderInLanguage(<StatusMark level="ok" stale />);

    const mark = await screen.findByText('OK, stale');
    expect(mark.parentElement).toHaveAttribute('data-stale', 'true');
  });

  it('keeps its word for screen readers where it is hidden', async () => {
    renderInLanguage(<StatusMark level="error" hideLabel />, 'fr');

    await waitFor(() => {
      expect(screen.getByRole('img', { name: 'Erreur' })).toBeVisible();
      expect(screen.getByTitle('Erreur')).toBeInTheDocument();
    });
  });
});
