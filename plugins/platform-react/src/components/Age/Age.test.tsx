import { act, screen, waitFor } from '@testing-library/react';
import { renderInLanguage, violations } from '../../testUtils';
import { formatExact } from './formatTime';
import { Age } from '.';

describe('Age', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says how long ago, with the exact moment in the title', async () => {
    const at = new Date(Date.now() - 65_000).toISOString();
    const { container } = renderInLanguage(<Age at={at} />);

    const age = await screen.findByText('1 min ago');
    expect(age).toHaveAttribute('datetime', at);
    expect(age).toHaveAttribute(
      'title',
      formatExact({ at: Date.parse(at), language: 'en' }),
    );
    expect(await violations(container)).toEqual([]);
  });

  it('speaks French', async () => {
    const at = new Date(Date.now() - 65_000).toISOString();
    renderInLanguage(<Age at={at} />, 'fr');

    await waitFor(() =>
      expect(screen.getByText(/^il y a 1.min$/)).toBeVisible(),
    );
  });

  it('grows older by itself', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    renderInLanguage(<Age at={new Date(Date.now() - 65_000).toISOString()} />);
    await waitFor(() => expect(screen.getByText('1 min ago')).toBeVisible());

    act(() => jest.advanceTimersByTime(120_000));

    expect(screen.getByText('3 min ago')).toBeVisible();
  });

  it('shows a moment that it cannot read as it is', async () => {
    renderInLanguage(<Age at="yesterday" />);

    await waitFor(() => expect(screen.getByText('yesterday')).toBeVisible());
  });
});
