import { Entity } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { ButtonLink, Flex } from '@backstage/ui';
import { appTranslationRef } from '../../../translations/appTranslationRef';
import { refOf, titleOf } from '../hooks/readHome';
import { HomeCard } from './HomeCard';

/** A button for each thing that can be made here. */
export function CreateCard({ templates }: { templates: Entity[] }) {
  const { t } = useTranslationRef(appTranslationRef);
  const templateRoute = useRouteRef(scaffolderPlugin.routes.selectedTemplate);
  if (!templateRoute || templates.length === 0) {
    return null;
  }
  return (
    <HomeCard title={t('home.create.title')}>
      <Flex direction="column" gap="2" align="start">
        {templates.map((template, index) => (
          <ButtonLink
            key={refOf(template)}
            variant={index === 0 ? 'primary' : 'secondary'}
            href={templateRoute({
              namespace: template.metadata.namespace ?? 'default',
              templateName: template.metadata.name,
            })}
          >
            {titleOf(template)}
          </ButtonLink>
        ))}
      </Flex>
    </HomeCard>
  );
}
