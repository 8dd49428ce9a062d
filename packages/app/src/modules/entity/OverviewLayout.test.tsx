import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { OverviewLayout } from './OverviewLayout';

it('tells how something is before what it is', async () => {
  renderInTestApp(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'checkout' },
      }}
    >
      <OverviewLayout
        cards={[
          { type: 'info', element: <p>About</p> },
          { type: 'content', element: <p>Environments</p> },
          { element: <p>Relations</p> },
        ]}
      />
    </EntityProvider>,
    { apis: [[catalogApiRef, catalogApiMock()]] },
  );

  await screen.findByText('Environments');
  expect(
    screen.getAllByRole('paragraph').map(({ textContent }) => textContent),
  ).toEqual(['Environments', 'Relations', 'About']);
});
