import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { sections } from './draft';
import { TenantField } from './TenantField';
import { validateTenant } from './validateTenant';

/** `ui:field: TenantForm` */
export const tenantFormField = createFormField({
  name: 'TenantForm',
  component: TenantField,
  validation: async (document, field, { uiSchema, apiHolder }) => {
    const section = uiSchema?.['ui:options']?.section;
    const problem = await validateTenant({
      document,
      section: sections.find(one => one === section),
      apiHolder,
    });
    if (problem) {
      field.addError(problem);
    }
  },
});
