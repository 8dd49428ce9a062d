import {
  componentEntity,
  tenantEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import { standingOf } from '../../__fixtures__/standings';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { DeliveryMark, deliveryColumn } from '.';

const group = { ...componentEntity, kind: 'Group' };

const renderMarks = (api: FakeArgocdApi, language?: 'en' | 'fr') =>
  renderDelivery(
    <table>
      <thead>
        <tr>
          <th>{deliveryColumn.title}</th>
        </tr>
      </thead>
      <tbody>
        {[componentEntity, tenantEntity, group].map(entity => (
          <tr key={entity.kind}>
            <td>{deliveryColumn.render({ entity })}</td>
          </tr>
        ))}
      </tbody>
    </table>,
    api,
    { language },
  );

describe('DeliveryMark', () => {
  it('says in a word how each entity of a list is delivered, and leads to it', async () => {
    const api = new FakeArgocdApi().give('standings', [
      standingOf('failing'),
      standingOf('delivered'),
    ]);
    const { container } = renderMarks(api);

    await waitFor(() =>
      expect(screen.getByRole('link', { name: /Failing$/ })).toHaveAttribute(
        'href',
        '/catalog/default/component/checkout/delivery',
      ),
    );
    expect(screen.getByRole('link', { name: /Failing$/ })).toHaveAttribute(
      'title',
      'prod: Something of it does not run as it should.',
    );
    expect(screen.getByRole('link', { name: /Delivered$/ })).toBeVisible();
    expect(
      screen.getAllByRole('cell').map(({ textContent }) => textContent),
    ).toEqual(['Failing', 'Delivered', '']);
    expect(api.asked).toEqual([
      'standings component:default/checkout system:default/payments',
    ]);
    expect(await violations(container)).toEqual([]);
  });

  it('says nothing of what nobody delivers, or the viewer may not see', async () => {
    renderMarks(
      new FakeArgocdApi().give('standings', [standingOf('unknown'), null]),
    );

    await waitFor(() =>
      expect(
        screen.getAllByRole('cell').map(({ textContent }) => textContent),
      ).toEqual([
        '–No Application of it was found.',
        '–Not known, or not for you to see',
        '',
      ]),
    );
  });

  it('says so of what is old', async () => {
    const staleSince = new Date().toISOString();
    renderDelivery(
      <DeliveryMark entity={componentEntity} />,
      new FakeArgocdApi().give('standings', [
        { ...standingOf('delivered'), staleSince },
      ]),
    );

    await waitFor(() =>
      expect(screen.getByRole('link', { name: /Delivered$/ }).title).toMatch(
        /^Delivered: 1\.4\.2 in all environments\. Its Argo CD cannot be read since \d\d:\d\d\.$/,
      ),
    );
  });

  it('says why it cannot say', async () => {
    renderMarks(
      new FakeArgocdApi().give('standings', responseError(503, 'Not yet')),
    );

    await waitFor(() =>
      expect(
        within(screen.getAllByRole('cell')[0]).getByText(
          'Could not be read: Not yet',
        ),
      ).toBeInTheDocument(),
    );
  });

  it('speaks French', async () => {
    renderMarks(
      new FakeArgocdApi().give('standings', [standingOf('failing'), null]),
      'fr',
    );

    await waitFor(() => {
      expect(screen.getByRole('columnheader')).toHaveTextContent('Livraison');
      expect(screen.getByRole('link', { name: /En échec$/ })).toBeVisible();
    });
  });
});
