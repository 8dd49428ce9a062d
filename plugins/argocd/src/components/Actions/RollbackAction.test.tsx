import {
  KnownDeployment,
  RevertPreview,
  RevertRequest,
} from '@socle/plugin-argocd-common';
import { violations } from '@socle/plugin-platform-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { history, manualDetails } from '../../__fixtures__/application';
import { oldCommit } from '../../__fixtures__/manifests';
import {
  FakeArgocdApi,
  responseError,
} from '../../__testUtils__/FakeArgocdApi';
import { renderDelivery } from '../../__testUtils__/renderDelivery';
import { RevertLook } from '../../api';
import { RollbackAction } from '.';

const target = {
  instance: 'paris',
  namespace: 'argocd',
  name: 'payments.dev.checkout',
};

const accepting = () => new FakeArgocdApi().give('act', { accepted: true });

describe('RollbackAction', () => {
  const [, before] = history.deployments;

  it('goes back to a deployment, and says what that does not do', async () => {
    const api = accepting();
    renderDelivery(
      <RollbackAction
        target={target}
        details={manualDetails}
        deployment={before}
      />,
      api,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back to this' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/revert there too/)).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back to c0ffee0' }),
    );

    expect(api.acts[0].request).toEqual({
      action: 'rollback',
      body: { id: 1 },
    });
  });

  const automated: KnownDeployment = {
    ...before,
    refusal: { code: 'automatedSync', parameters: {} },
  };
  const preview: RevertPreview = {
    repository: 'payments/checkout on forge.example',
    branch: 'main',
    path: 'deploy/dev',
    revision: oldCommit,
    isPin: false,
    files: [
      {
        path: 'deploy/dev/deployment.yaml',
        kind: 'changed',
        added: 1,
        removed: 1,
        hunks: [
          {
            oldStart: 12,
            oldLines: 1,
            newStart: 12,
            newLines: 1,
            lines: ['-  tag: 1.4.3', '+  tag: 1.4.2'],
          },
        ],
      },
    ],
  };
  const request: RevertRequest = {
    number: 7,
    url: 'https://forge.example/payments/checkout/pulls/7',
    branch: 'socle/revert/payments.dev.checkout',
    title: 'Bring payments.dev.checkout back to c0ffee0',
    state: 'open',
  };

  async function openRevert(api: FakeArgocdApi) {
    renderDelivery(
      <RollbackAction
        target={target}
        details={manualDetails}
        deployment={automated}
      />,
      api,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revert in Git' }),
    );
    return screen.findByRole('dialog');
  }

  it('proposes to revert in Git where automated sync is on', async () => {
    const api = new FakeArgocdApi()
      .give('revert', preview)
      .give('propose', { accepted: true, request, written: ['deploy/dev'] });
    const dialog = await openRevert(api);

    await waitFor(() =>
      expect(
        within(dialog).getByText(
          'A pull request on payments/checkout on forge.example brings deploy/dev on the branch main back to what it was at c0ffee0. Nothing changes until somebody merges it.',
        ),
      ).toBeVisible(),
    );
    expect(within(dialog).getByText('tag: 1.4.2')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Roll back to this' }),
    ).toBeNull();
    expect(await violations(dialog)).toEqual([]);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Open pull request' }),
    );
    await waitFor(() =>
      expect(
        within(dialog).getByRole('link', { name: /^#7 Bring/ }),
      ).toHaveAttribute('href', request.url),
    );
    expect(api.asked).toEqual([
      'revert 1 of paris/argocd/payments.dev.checkout',
      'propose 1 of paris/argocd/payments.dev.checkout',
    ]);
  });

  it('says that only a name of a revision changes, where the team pins one', async () => {
    const dialog = await openRevert(
      new FakeArgocdApi().give('revert', {
        ...preview,
        isPin: true,
        repository: 'payments/payments on forge.example',
        path: 'services/checkout.yaml',
        revision: 'v1.4.2',
      }),
    );

    await waitFor(() =>
      expect(
        within(dialog).getByText(
          'A pull request on payments/payments on forge.example has services/checkout.yaml on the branch main name v1.4.2 again. Nothing changes until somebody merges it.',
        ),
      ).toBeVisible(),
    );
  });

  it('brings the request up to date that is open already', async () => {
    const dialog = await openRevert(
      new FakeArgocdApi()
        .give('revert', { ...preview, request })
        .give('propose', { accepted: true, request, written: [] }),
    );

    await userEvent.click(
      await within(dialog).findByRole('button', {
        name: 'Bring the pull request up to date',
      }),
    );
    await waitFor(() =>
      expect(
        within(dialog).getByText('The pull request holds all of it already.'),
      ).toBeVisible(),
    );
  });

  it.each<[string, RevertLook | Error, string]>([
    [
      'there is nothing to propose',
      {
        accepted: false,
        refusal: { code: 'revertNothing', parameters: {} },
      },
      'Git holds the same as it did then. There is nothing to revert.',
    ],
    [
      'the forge cannot be asked',
      responseError(503, 'The forge is down'),
      'The portal answered: The forge is down',
    ],
    [
      'they may not',
      responseError(403, 'No'),
      'You may not bring it back. Its owner can let you.',
    ],
  ])('says why where %s', async (_, answer, sentence) => {
    const dialog = await openRevert(new FakeArgocdApi().give('revert', answer));

    await waitFor(() =>
      expect(within(dialog).getByText(sentence)).toBeVisible(),
    );
    expect(
      within(dialog).queryByRole('button', { name: 'Open pull request' }),
    ).toBeNull();
  });

  it('says what stands in the way of both', async () => {
    renderDelivery(
      <RollbackAction
        target={target}
        details={manualDetails}
        deployment={{
          ...automated,
          revertRefusal: { code: 'revertChart', parameters: {} },
        }}
      />,
      accepting(),
    );

    await waitFor(() =>
      expect(
        screen.getByText(/Revert the change in Git instead\.$/),
      ).toBeVisible(),
    );
    expect(screen.getByText(/^It comes from a chart\./)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
