import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { DocumentLanguage } from '../DocumentLanguage';

export const documentLanguage = AppRootElementBlueprint.make({
  name: 'document-language',
  params: { element: <DocumentLanguage /> },
});
