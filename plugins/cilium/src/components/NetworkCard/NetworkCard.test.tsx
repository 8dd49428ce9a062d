import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NetworkStatus, NetworkSummary } from '@socle/plugin-cilium-common';
import { violations } from '@socle/plugin-platform-react/testUtils';
import { base, blind, quiet, refusing } from '../../__fixtures__/answers';
import {
  FakeCiliumApi,
  responseError,
} from '../../__testUtils__/FakeCiliumApi';
import { renderNetwork } from '../../__testUtils__/renderNetwork';
import { NetworkCard } from '.';

const summaryOf = (status: NetworkStatus): NetworkSummary => ({
  ...base,
  status,
});

const renderCard = (
  api: FakeCiliumApi,
  options?: Parameters<typeof renderNetwork>[2],
) => renderNetwork(<NetworkCard />, api, options);

describe('NetworkCard', () => {
  it.each<[string, NetworkStatus, RegExp, string]>([
    [
      'was refused',
      refusing,
      /^3 connections refused in the last hour, 2 never seen before\./,
      'Show why',
    ],
    ['was not refused', quiet, /^Nothing refused since /, 'Show network'],
    [
      'cannot be seen',
      blind,
      /^Blind: no flows from cluster paris-nonprod since /,
      'Show network',
    ],
  ])('says what %s, and leads on', async (_, status, sentence, link) => {
    const api = new FakeCiliumApi().give('summary', summaryOf(status));
    const { container } = renderCard(api);

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
    expect(screen.getByRole('link', { name: link })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/network',
    );
    expect(api.asked).toEqual(['summary component:default/checkout']);
    expect(await violations(container)).toEqual([]);
  });

  it('draws what is blind as unknown, never as good', async () => {
    renderCard(new FakeCiliumApi().give('summary', summaryOf(blind)));

    await waitFor(() =>
      expect(screen.getByRole('img', { name: 'Unknown' })).toBeVisible(),
    );
  });

  it('says who can give the permission that is missing', async () => {
    renderCard(
      new FakeCiliumApi().give('summary', responseError(403, 'Not allowed')),
    );

    await waitFor(() =>
      expect(
        screen.getByText('You may not see the network of this.'),
      ).toBeVisible(),
    );
    expect(screen.getByRole('link', { name: /payments/ })).toBeVisible();
  });

  it('says what happened, and tries again', async () => {
    renderCard(
      new FakeCiliumApi().give(
        'summary',
        responseError(503, 'Out of order'),
        summaryOf(quiet),
      ),
    );

    await waitFor(() =>
      expect(
        screen.getByText('The portal answered: Out of order'),
      ).toBeVisible(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText(/^Nothing refused since /)).toBeVisible(),
    );
  });

  it('says what to write where nothing says whose it is', async () => {
    renderCard(
      new FakeCiliumApi().give('summary', {
        ...summaryOf(quiet),
        tenant: undefined,
      }),
    );

    await waitFor(() =>
      expect(screen.getByText(/^This belongs to no tenant/)).toBeVisible(),
    );
    expect(screen.getByRole('button', { name: /Copy/ })).toBeVisible();
  });

  it('has the shape of what is coming while it loads', async () => {
    renderCard(new FakeCiliumApi().give('summary', 'never'));

    await waitFor(() =>
      expect(
        screen.getByRole('status', { name: 'The network is loading' }),
      ).toBeVisible(),
    );
  });

  it('speaks French', async () => {
    renderCard(new FakeCiliumApi().give('summary', summaryOf(refusing)), {
      language: 'fr',
    });

    await waitFor(() =>
      expect(
        screen.getByText(/^3 connexions refusées depuis une heure, dont 2/),
      ).toBeVisible(),
    );
  });
});
