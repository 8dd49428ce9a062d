import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { createFromTemplateRouteRef, tenantTemplate } from '../../routes';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

/** The way to the form that asks for a new tenant; nothing in a portal without the scaffolder. */
export function CreateTenantButton(props: { children?: ReactNode }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const templateLink = useRouteRef(createFromTemplateRouteRef);
  return templateLink ? (
    <ButtonLink variant="primary" href={templateLink(tenantTemplate)}>
      {props.children ?? t('tenants.create')}
    </ButtonLink>
  ) : null;
}
