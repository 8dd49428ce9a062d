import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInLanguage, violations } from '../../testUtils';
import { DiffFile, DiffView } from '.';

const quota: DiffFile = {
  path: 'tenants/payments/prod/quota.yaml',
  kind: 'changed',
  added: 1,
  removed: 1,
  hunks: [
    {
      oldStart: 7,
      oldLines: 3,
      newStart: 7,
      newLines: 3,
      lines: [
        ' spec:',
        '-  pods: "40"',
        '+  pods: "60"',
        ' ',
        '\\ No newline at end of file',
      ],
    },
  ],
};
const rbac: DiffFile = {
  path: 'tenants/payments/prod/rbac.yaml',
  kind: 'added',
  added: 1,
  removed: 0,
  hunks: [
    {
      oldStart: 0,
      oldLines: 0,
      newStart: 1,
      newLines: 1,
      lines: ['+kind: RoleBinding'],
    },
  ],
};

describe('DiffView', () => {
  it('lists the files, and unfolds the lines of one by keyboard', async () => {
    const user = userEvent.setup();
    const { container } = renderInLanguage(
      <DiffView label="Files of the change" files={[quota, rbac]} />,
    );

    const list = await screen.findByRole('list', {
      name: 'Files of the change',
    });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'tenants/payments/prod/quota.yaml changed +1 −1',
      'tenants/payments/prod/rbac.yaml new +1',
    ]);
    expect(screen.queryByText('pods: "60"')).not.toBeInTheDocument();

    await user.click(screen.getByText('quota.yaml'));

    expect(screen.getAllByRole('row').map(row => row.textContent)).toEqual([
      '7 spec:',
      '8-  pods: "40"',
      '8+  pods: "60"',
      '9 ',
      '\\ No newline at end of file',
    ]);
    expect(await violations(container)).toEqual([]);
  });

  it('unfolds at first what it is told to, in French', async () => {
    renderInLanguage(
      <DiffView
        label="Fichiers"
        files={[rbac, quota]}
        open={[rbac.path, quota.path]}
      />,
      'fr',
    );

    await waitFor(() => {
      expect(screen.getByText('kind: RoleBinding')).toBeVisible();
      expect(screen.getByText('nouveau')).toBeVisible();
      expect(
        screen.getAllByText(/^Lignes /).map(one => one.textContent),
      ).toEqual(['Lignes @@ -7,3 +7,3 @@']);
    });
  });
});
