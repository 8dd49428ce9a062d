import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form for tenants, for templates of the scaffolder. */
export const tenantFormField = FormFieldBlueprint.make({
  name: 'tenant',
  params: {
    field: () =>
      import('../fields/tenantFormField').then(
        module => module.tenantFormField,
      ),
  },
});
