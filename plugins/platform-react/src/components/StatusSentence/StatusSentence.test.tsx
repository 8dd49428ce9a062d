import { screen, waitFor } from '@testing-library/react';
import { renderInLanguage, violations } from '../../testUtils';
import { formatClock } from '../Age';
import { StatusSentence } from '.';

const threeMinutesAgo = new Date(Date.now() - 3 * 60_000).toISOString();
const twoMinutesAgo = new Date(Date.now() - 2 * 60_000).toISOString();
const clock = (time: string, language: string) =>
  formatClock({ at: Date.parse(time), now: Date.now(), language });

describe('StatusSentence', () => {
  it('says how it is, in the words of the status, and how long ago that was seen', async () => {
    const { container } = renderInLanguage(
      <StatusSentence
        status={{
          level: 'ok',
          reason: '3 of 3 pods are ready',
          observedAt: threeMinutesAgo,
        }}
      />,
    );

    await waitFor(() =>
      expect(screen.getByRole('paragraph').textContent).toBe(
        '3 of 3 pods are ready 3 min ago',
      ),
    );
    expect(screen.getByRole('img', { name: 'OK' })).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });

  it('takes a better sentence, in French too', async () => {
    renderInLanguage(
      <StatusSentence
        size="large"
        status={{
          level: 'error',
          reason: '1 of 3 pods is ready',
          observedAt: threeMinutesAgo,
        }}
      >
        prod : 1 charge sur 3 n’est pas prête
      </StatusSentence>,
      'fr',
    );

    await waitFor(() =>
      expect(
        screen.getByText('prod : 1 charge sur 3 n’est pas prête'),
      ).toBeVisible(),
    );
    await waitFor(() =>
      expect(screen.getByText(/^il y a 3.min$/)).toBeVisible(),
    );
  });

  it('says of stale data when it was seen and since when its source is silent', async () => {
    renderInLanguage(
      <StatusSentence
        status={{
          level: 'ok',
          reason: '3 of 3 pods are ready',
          observedAt: threeMinutesAgo,
          staleSince: twoMinutesAgo,
        }}
      />,
    );

    await waitFor(() =>
      expect(
        screen.getByText(
          `as of ${clock(threeMinutesAgo, 'en')}, source unreachable since ${clock(
            twoMinutesAgo,
            'en',
          )}`,
        ),
      ).toBeVisible(),
    );
    expect(screen.getByRole('img', { name: 'OK, stale' })).toBeVisible();
  });
});
