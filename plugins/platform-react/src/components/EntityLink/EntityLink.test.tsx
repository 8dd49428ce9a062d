import { screen, waitFor } from '@testing-library/react';
import { renderInLanguage, violations } from '../../testUtils';
import { EntityLink } from '.';

describe('EntityLink', () => {
  it('leads to the page of the entity, by its short name', async () => {
    const { container } = renderInLanguage(
      <EntityLink entityRef="group:default/payments" />,
    );

    const link = await screen.findByRole('link', { name: /payments$/ });
    expect(link).toHaveAttribute('href', '/catalog/default/group/payments');
    expect(link).toHaveAttribute('title', 'group:default/payments');
    expect(await violations(container)).toEqual([]);
  });

  it('takes a name from the page it stands on', async () => {
    renderInLanguage(
      <EntityLink
        entityRef={{ kind: 'System', namespace: 'default', name: 'shop' }}
      >
        Shop
      </EntityLink>,
    );

    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'Shop' })).toHaveAttribute(
        'href',
        '/catalog/default/system/shop',
      ),
    );
  });
});
