import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { brokenDetails } from '../../__fixtures__/tenants';
import {
  FakeTenancyApi,
  responseError,
} from '../../__testUtils__/FakeTenancyApi';
import { renderTenancy } from '../../__testUtils__/renderTenancy';
import { TenantsRouter } from '../TenantsRouter';

describe('the page of a tenant that the catalog does not have', () => {
  it('says what is wrong with its file, and where the file is', async () => {
    const api = new FakeTenancyApi().give('tenant', brokenDetails);
    const { container } = renderTenancy(<TenantsRouter />, api, {
      address: '/tenants/broken',
    });

    await waitFor(() =>
      expect(
        screen.getByText(
          'tenant.yaml was never valid, so nothing of this tenant is on the platform.',
        ),
      ).toBeVisible(),
    );
    expect(
      screen.getByText(
        'The file is not YAML. Indent the line like its neighbours.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /^What guards the tenant/ }),
    ).toHaveAttribute('href', brokenDetails.links[0].url);
    expect(screen.getByRole('link', { name: 'All tenants' })).toHaveAttribute(
      'href',
      '/tenants',
    );
    expect(api.asked).toEqual(['tenant broken']);
    expect(await violations(container)).toEqual([]);
  });

  it('does not tell what may not be seen from what is not there', async () => {
    renderTenancy(
      <TenantsRouter />,
      new FakeTenancyApi().give('tenant', responseError(404, 'No such tenant')),
      { address: '/tenants/secret' },
    );

    await waitFor(() =>
      expect(
        screen.getByText(
          'There is no tenant secret, or you may not see it. Who may is up to its owner.',
        ),
      ).toBeVisible(),
    );
  });
});
