import {
  componentEntity,
  violations,
} from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { empty, failing, healthy } from '../../__fixtures__/deliveries';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { DeliveryLine } from '.';

describe('DeliveryLine', () => {
  it.each([
    [healthy, 'Delivered: 1.4.2 in all environments.', 'Show delivery'],
    [failing, 'dev: Something of it does not run as it should.', 'Show why'],
  ])('says it in a sentence, and leads on', async (data, sentence, link) => {
    const { container } = renderDelivery(
      <DeliveryLine />,
      new FakeArgocdApi(data),
    );

    await waitFor(() => expect(screen.getByText(sentence)).toBeVisible());
    expect(screen.getByRole('link', { name: link })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/delivery',
    );
    expect(await violations(container)).toEqual([]);
  });

  it.each([
    ['nothing is delivered', empty, componentEntity, 1],
    ['the viewer may not see it', responseError(403, 'No'), componentEntity, 1],
    ['nothing can be', healthy, { ...componentEntity, spec: {} }, 0],
  ])('says nothing where %s', async (_, answer, entity, asked) => {
    const api = new FakeArgocdApi(answer);
    renderDelivery(
      <>
        <DeliveryLine />
        <p>The tab</p>
      </>,
      api,
      { entity },
    );

    await waitFor(() => {
      expect(screen.getByText('The tab')).toBeVisible();
      expect(api.asked).toHaveLength(asked);
    });
    expect(screen.queryByRole('region', { name: /^Delivery of/ })).toBeNull();
  });
});
